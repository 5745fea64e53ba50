import { synth } from '../../scripts/synth.ts';

/** The template that is tested is the one that is deployed: kept when nothing changed, else made anew. */
export const setup = async (): Promise<void> => {
  await synth();
};
