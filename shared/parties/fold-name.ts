/** Places that stand before or inside a company's name. Longer names first: 内蒙古 before 内. */
const provinces =
  '北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|中国';
const cities =
  '广州|深圳|珠海|佛山|东莞|中山|惠州|汕头|杭州|宁波|温州|嘉兴|绍兴|金华|义乌|台州|湖州|南京|苏州|无锡|常州|南通|扬州|徐州|盐城|镇江|昆山|张家港|济南|青岛|烟台|潍坊|淄博|威海|临沂|东营|武汉|宜昌|长沙|株洲|岳阳|郑州|洛阳|合肥|芜湖|南昌|九江|福州|厦门|泉州|成都|绵阳|西安|沈阳|大连|长春|哈尔滨|石家庄|唐山|保定|太原|大同|昆明|贵阳|南宁|柳州|海口|兰州|银川|西宁|乌鲁木齐|呼和浩特|包头|拉萨';
const provinceTail = '(?:省|市|(?:壮族|维吾尔|回族)?自治区|特别行政区)?';
const leadingPlace = new RegExp(`^(${provinces}|${cities})${provinceTail}`);
const anyCity = /^(.{2,4}?)市/;
const district = /^.{2,4}?(?:新区|区|县)/;
const onlyPlace = new RegExp(`^(?:(?:${provinces}|${cities})${provinceTail}|.{2,4}(?:市|省|区|县))+$`);

const chineseForms =
  /(?:集团)?(?:股份|有限责任|股份有限|有限|无限)?(?<!分)公司|株式会社|有限会社|合同会社|주식회사|유한회사|有限合伙|特殊普通合伙|普通合伙/gu;
const latinForms = new Set(
  (
    'co company ltd limited inc incorporated corp corporation llc llp lp plc gmbh mbh ag kg kgaa ohg ug se sa sas sarl srl spa ' +
    'bv nv cv kk gk ab as asa aps oy oyj sro zoo doo ood kft zrt nyrt pte pty sdn bhd ltda eireli jsc ooo zao pjsc pt tbk group holding holdings'
  ).split(' '),
);
const latinPlaces = new Map(
  (
    'china中国 beijing北京 shanghai上海 tianjin天津 chongqing重庆 guangzhou广州 shenzhen深圳 hangzhou杭州 ningbo宁波 suzhou苏州 ' +
    'nanjing南京 wuhan武汉 qingdao青岛 xiamen厦门 dalian大连 chengdu成都 hongkong香港 hk香港 jiangsu江苏 zhejiang浙江 shandong山东 guangdong广东'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, -2), pair.slice(-2)]),
);
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Width, case and accents folded; brackets of every kind are round ones. Simplified and traditional are the register's work. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßæøœłđðþı]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[【[〔｛{〈《]/g, '(')
    .replace(/[】\]〕｝}〉》]/g, ')');

export type FoldedName = { core: string; place: string };

/** `恒泰化工（上海）有限公司` and `上海恒泰化工有限责任公司` both give core `恒泰化工`, place `上海`. */
export const foldName = (name: string): FoldedName => {
  const folded = foldText(name);
  const { outside, inside } = takeBrackets(folded);
  const leading = takePlace(withoutChineseForms(outside));
  const words = wordsOf(leading.rest);
  const placed = words.length > 1 ? [0, words.length - 1].find((at) => latinPlaces.get(words[at] ?? '')) : undefined;
  const core = words.filter((_, at) => at !== placed).join('');
  const latinPlace = latinPlaces.get(words[placed ?? -1] ?? '') ?? '';
  const place = inside ? placeName(inside) : leading.place || latinPlace;
  return core ? { core, place } : { core: folded.replace(/[^\p{L}\p{N}]/gu, ''), place: '' };
};

/** Two names with one key are the same name but for form of company, punctuation, width, case and where the place stands. */
export const nameKey = (name: string): string => {
  const { core, place } = foldName(name);
  return place ? `${core}@${place}` : core;
};

/** 0 (nothing in common) to 1 (the same): Dice over letter pairs. Two different places make two different companies. */
export const nameSimilarity = (a: string, b: string): number => {
  const [one, other] = [foldName(a), foldName(b)];
  if (one.place && other.place && one.place !== other.place)
    return dice(one.place + one.core, other.place + other.core);
  return dice(one.core, other.core) * (one.place === other.place ? 1 : 0.95);
};

const takeBrackets = (folded: string): { outside: string; inside: string } => {
  let inside = '';
  const outside = folded.replace(/\(([^()]*)\)/g, (_, content: string) => {
    const word = content.trim();
    if (!onlyPlace.test(word) && !latinPlaces.get(word.replace(' ', ''))) return word === '集团' ? '' : ` ${word}`;
    inside ||= word;
    return '';
  });
  return { outside, inside };
};

/** `分公司` stays: a branch is registered by itself. */
const withoutChineseForms = (name: string): string => {
  const bare = name.replace(chineseForms, ' ').trim();
  return bare.replace(/集团$/u, '').replace(/(?<=.{2})(?<!分)厂$/u, '');
};

const placeName = (text: string): string => {
  const { place } = takePlace(text);
  return place || (latinPlaces.get(text.replace(' ', '')) ?? text);
};

const takePlace = (name: string): { place: string; rest: string } => {
  let [place, rest] = ['', name];
  for (let level = 0; level < 3; level += 1) {
    const found = leadingPlace.exec(rest) ?? anyCity.exec(rest) ?? (place ? district.exec(rest) : null);
    const left = found ? rest.slice(found[0].length) : '';
    if (!found || (left.length < 2 && left !== '')) break;
    // The city says more than its province; a district adds nothing to it.
    place = found[1] ?? place;
    rest = left;
  }
  return { place, rest };
};

const wordsOf = (name: string): string[] => {
  const words = name
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replace(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'and');
  while (words.length > 1 && latinForms.has(words.at(-1) ?? '')) words.pop();
  while (words.length > 1 && (words[0] === 'the' || words[0] === 'pt')) words.shift();
  return words;
};

const pairsOf = (text: string): Map<string, number> => {
  const pairs = new Map<string, number>();
  const letters = [...text];
  for (let at = 0; at < letters.length - 1; at += 1) {
    const pair = `${letters[at]}${letters[at + 1]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
};

const dice = (a: string, b: string): number => {
  if (a === b) return 1;
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const total = [...one.values(), ...other.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  let shared = 0;
  for (const [pair, count] of one) shared += Math.min(count, other.get(pair) ?? 0);
  return (2 * shared) / total;
};
