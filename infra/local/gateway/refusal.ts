/** An answer that the gateway gives itself, in the error form of the service that was asked. */
export type Answer = { status: number; headers: Record<string, string>; body: string | Buffer };

/** How each protocol writes an error: S3 in XML, the others in JSON. */
export type Protocol = 'json' | 'rest-json' | 'xml';

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export const accessDenied = (message: string, protocol: Protocol): Refusal =>
  protocol === 'xml'
    ? new Refusal('AccessDenied', message, 403)
    : new Refusal('AccessDeniedException', message, protocol === 'json' ? 400 : 403);

export const notHere = (service: string, operation: string): Refusal =>
  new Refusal('UnknownOperationException', `The local host does not run ${service} ${operation}.`, 400);

export const refusalAnswer = ({ code, message, status }: Refusal, protocol: Protocol): Answer => {
  if (protocol === 'xml') {
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
    return { status, headers: { 'content-type': 'application/xml' }, body };
  }
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code };
  return { status, headers, body: JSON.stringify({ __type: code, message, Message: message }) };
};

export const jsonAnswer = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(value),
});
