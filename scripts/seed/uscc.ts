import { usccCheckCharacter } from '../../shared/parties/identifiers.ts';
import { scatter } from './random.ts';

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const organisationCheck = (code: string): string => {
  const sum = organisationWeights.reduce((total, weight, at) => total + weight * parseInt(code.charAt(at), 36), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
};
/** Unique by index. Since October 2015 the organisation's part begins with MA. */
const organisationCode = (seed: string, index: number, since2016: boolean): string => {
  if (!since2016) return String(10_000_000 + scatter(seed, index, 89_999_999));
  let rest = scatter(seed, index, 31 ** 6);
  let code = '';
  for (let at = 0; at < 6; at += 1) {
    code = letters.charAt(rest % 31) + code;
    rest = Math.floor(rest / 31);
  }
  return `MA${code}`;
};
export const usccFor = (
  seed: string,
  index: number,
  department: string,
  areaCode: string,
  since2016: boolean,
): string => {
  const organisation = organisationCode(seed, index, since2016);
  const body = `${department}${areaCode}${organisation}${organisationCheck(organisation)}`;
  return body + usccCheckCharacter(body);
};
