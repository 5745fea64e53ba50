import { resolve } from 'node:path';
import { createLocalise } from '../addresses.ts';
import { type DataFolder, openDataFolder } from '../data-folder.ts';
import { type OpenEngine, openEngine } from '../engine/open.ts';
import { type FunctionDescription, readFunctions } from '../functions/description.ts';
import { type Callers, createCallers } from '../gateway/callers.ts';
import { startGateway } from '../gateway/server.ts';
import type { Service } from '../gateway/service.ts';
import { type HttpServer, listenHttp } from '../http/server.ts';
import { readRoles, type Role } from '../iam/roles.ts';
import { createCrossOrigin } from '../objects/cross-origin.ts';
import type { Stops } from '../stops.ts';
import { checkCoverage } from '../template/coverage.ts';
import { readTemplate, type Template } from '../template/template.ts';

/** What everything else stands on: the folder, the addresses, the template read against them, and the engine. */
export type Ground = {
  root: string;
  folder: DataFolder;
  http: HttpServer;
  gatewayUrl: string;
  services: Map<string, Service>;
  callers: Callers;
  template: Template;
  roles: Map<string, Role>;
  descriptions: FunctionDescription[];
  localise: (text: string) => string;
  engine: OpenEngine;
  complain: (sentence: string) => void;
  stops: Stops;
};

export type GroundOptions = {
  root: string;
  port: number;
  dataDir: string;
  assembly: string;
  verifySignatures: boolean;
  complain: (sentence: string) => void;
};

/** In the order in which it can fail without leaving a trace: folder, port, template, engine. */
export const openGround = async (options: GroundOptions, stops: Stops): Promise<Ground> => {
  const { root, port, dataDir, assembly, verifySignatures, complain } = options;
  const folder = openDataFolder(resolve(dataDir));
  stops.add(folder.close);
  const http = await listenHttp(port);
  stops.add(http.stop);

  const callers = createCallers();
  const services = new Map<string, Service>();
  let crossOrigin: ReturnType<typeof createCrossOrigin> = () => 'go-on';
  const gateway = await startGateway({
    callers,
    services,
    verifySignatures,
    complain,
    crossOrigin: (incoming, response) => crossOrigin(incoming, response),
  });
  stops.add(gateway.stop);

  const template = readTemplate(assembly, gateway.url);
  checkCoverage(template);
  const localise = createLocalise(template, root, http.url, gateway.url);
  crossOrigin = createCrossOrigin(template, localise);
  const roles = readRoles(template);
  const descriptions = readFunctions(template);
  const engine = await openEngine(template, folder);
  stops.add(engine.stop);
  return {
    root,
    folder,
    http,
    gatewayUrl: gateway.url,
    services,
    callers,
    template,
    roles,
    descriptions,
    localise,
    engine,
    complain,
    stops,
  };
};
