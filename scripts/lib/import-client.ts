/** An import through the API of a running system, as the command line and the demo take it: the same endpoints as the web. */
import type { BodyInputOf } from '#shared/kernel/endpoint';
import type { mapImport } from '#shared/imports/contract';
import { runningStates } from '#shared/imports/import-state';
import { ImportView } from '#shared/imports/model';

export type Api = { url: string; token: string };
type Mapping = Omit<BodyInputOf<typeof mapImport>, 'version' | 'columns'>;
/** What is known better than the suggestions: fields by header (null leaves a column out), and the rest of the mapping. */
export type Wishes = Partial<Mapping> & { columns?: Record<string, string | null> };

export class ApiRefusal extends Error {}

export const callApi = async ({ url, token }: Api, method: string, path: string, body?: unknown): Promise<unknown> => {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (response.ok) return answer;
  const errors = Array.isArray(answer.errors) ? (answer.errors as { path: string; message: string }[]) : [];
  const details = errors.map(({ path: place, message }) => `${place} ${message}`).join('; ');
  throw new ApiRefusal([`${String(answer.title)} (${String(answer.code)})`, details].filter(Boolean).join(': '));
};

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const importClient = (api: Api) => {
  const ask = async (method: string, path: string, body?: unknown): Promise<ImportView> =>
    ImportView.parse(await callApi(api, method, path, body));

  /** Looks again until the run that is under way has ended. */
  const untilDone = async (id: string, tell: (view: ImportView) => void): Promise<ImportView> => {
    for (let wait = 100; ; wait = Math.min(1000, wait * 1.5)) {
      const view = await ask('GET', `/imports/${id}`);
      tell(view);
      if (!runningStates.includes(view.state)) {
        if (view.state === 'failed')
          throw new ApiRefusal(`the import failed: ${view.failure?.message || view.failure?.code || 'unknown'}`);
        return view;
      }
      await pause(wait);
    }
  };

  return {
    /** A file of this name that was loaded, or is being loaded: after a start that was cut short the load goes on by itself. */
    earlier: async (fileName: string): Promise<ImportView | undefined> => {
      const { items } = (await callApi(api, 'GET', '/imports?limit=100')) as { items: unknown[] };
      const views = items.map((item) => ImportView.parse(item));
      const known = views.find((view) => view.fileName === fileName && ['loading', 'loaded'].includes(view.state));
      return known && untilDone(known.id, () => undefined);
    },

    /** Sends a file and waits until it was read. */
    upload: async (fileName: string, content: Uint8Array<ArrayBuffer>): Promise<ImportView> => {
      const begun = (await callApi(api, 'POST', '/imports', { fileName, size: content.byteLength })) as {
        import: { id: string };
        uploadUrl: string;
      };
      const sent = await fetch(begun.uploadUrl, { method: 'PUT', body: content });
      if (!sent.ok) throw new ApiRefusal(`the file was not taken: ${String(sent.status)}`);
      await ask('POST', `/imports/${begun.import.id}/uploaded`);
      return untilDone(begun.import.id, () => undefined);
    },

    /** Takes the suggestions, with what is known better. */
    map: ({ id, version, sheet }: ImportView, { columns: known = {}, ...rest }: Wishes): Promise<ImportView> => {
      const headers = sheet?.headers ?? [];
      const strangers = Object.keys(known).filter((header) => !headers.includes(header));
      if (strangers.length > 0) throw new ApiRefusal(`the file has no column ${strangers.join(', ')}`);
      const columns = headers.map((header, column) =>
        header in known ? (known[header] ?? null) : (sheet?.suggestions[column]?.field ?? null),
      );
      return ask('PUT', `/imports/${id}/mapping`, { nullAsEmpty: sheet?.nullSeen ?? false, ...rest, columns, version });
    },

    check: async ({ id }: ImportView, tell: (view: ImportView) => void = () => undefined): Promise<ImportView> => {
      await ask('POST', `/imports/${id}/dry-run`);
      return untilDone(id, tell);
    },

    load: async ({ id }: ImportView, tell: (view: ImportView) => void = () => undefined): Promise<ImportView> => {
      await ask('POST', `/imports/${id}/start`);
      return untilDone(id, tell);
    },

    /** The rows that were not taken, as a file. */
    faultFile: async ({ id }: ImportView): Promise<{ fileName: string; content: Uint8Array }> => {
      const { url, fileName } = (await callApi(api, 'GET', `/imports/${id}/fault-file`)) as {
        url: string;
        fileName: string;
      };
      return { fileName, content: new Uint8Array(await (await fetch(url)).arrayBuffer()) };
    },
  };
};
