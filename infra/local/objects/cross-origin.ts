import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, listOf, objectOf, textsOf, wordOf } from '../json.ts';
import { matchesAny, patternOf } from '../iam/patterns.ts';
import type { Template } from '../template/template.ts';

type Rule = {
  bucket: string;
  origins: RegExp[];
  methods: string[];
  headers: RegExp[];
  exposed: string[];
  maxAge: string;
};

const rulesOf = (template: Template, localise: (text: string) => string): Rule[] =>
  template.ofType('AWS::S3::Bucket').flatMap(({ identity, properties }) =>
    listOf(objectOf(properties.CorsConfiguration).CorsRules)
      .filter(isObject)
      .map((rule) => ({
        bucket: identity.ref,
        origins: textsOf(rule.AllowedOrigins).map((origin) => patternOf(localise(origin))),
        methods: textsOf(rule.AllowedMethods),
        headers: textsOf(rule.AllowedHeaders).map((header) => patternOf(header, 'i')),
        exposed: textsOf(rule.ExposedHeaders),
        maxAge: wordOf(rule.MaxAge ?? 0),
      })),
  );

/** Both names of this machine are the same place to a person who opens the site. */
const sameSite = (origin: string): string => origin.replace(/^http:\/\/127\.0\.0\.1(:|$)/, 'http://localhost$1');

/** A browser's requests to a bucket, by the bucket's own rules in the template. */
export const createCrossOrigin = (template: Template, localise: (text: string) => string) => {
  const rules = rulesOf(template, localise);
  return (incoming: IncomingMessage, response: ServerResponse): 'answered' | 'go-on' => {
    const { origin } = incoming.headers;
    const preflight = incoming.method === 'OPTIONS';
    if (origin === undefined) return 'go-on';
    const bucket = (incoming.url ?? '').split(/[/?]/)[1];
    const method = preflight ? String(incoming.headers['access-control-request-method']) : (incoming.method ?? 'GET');
    const wanted = (incoming.headers['access-control-request-headers'] ?? '')
      .split(/,\s*/)
      .filter((name) => name !== '');
    const rule = rules.find(
      (one) =>
        one.bucket === bucket &&
        one.methods.includes(method) &&
        matchesAny(one.origins, sameSite(origin)) &&
        (!preflight || wanted.every((name) => matchesAny(one.headers, name))),
    );
    if (rule) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('vary', 'Origin');
      if (rule.exposed.length > 0) response.setHeader('access-control-expose-headers', rule.exposed.join(', '));
    }
    if (!preflight) return 'go-on';
    if (rule) {
      response.setHeader('access-control-allow-methods', rule.methods.join(', '));
      if (wanted.length > 0) response.setHeader('access-control-allow-headers', wanted.join(', '));
      response.setHeader('access-control-max-age', rule.maxAge);
    }
    response.writeHead(rule ? 200 : 403, { 'content-length': 0 });
    response.end();
    return 'answered';
  };
};
