type Country = {
  country: string;
  /** City, its postal code with # for any digit. */
  cities: readonly (readonly [city: string, postalCode: string])[];
  forms: readonly string[];
  surnames: readonly string[];
  given: readonly string[];
  street: string;
  /** # is any digit; the country's numbers are all valid in this form. */
  phone: string;
  identifier: readonly [type: string, form: string];
  currency: string;
};
const list = (words: string): string[] => words.split(' ');

/** Foreign firms: two surnames, or one and a fancy word, with the trade and the country's form of company. */
export const countries: readonly Country[] = [
  {
    country: 'DE',
    cities: [
      ['Hamburg', '20###'],
      ['München', '80###'],
      ['Köln', '50###'],
      ['Ludwigshafen', '67###'],
      ['Leipzig', '04###'],
    ],
    forms: ['GmbH', 'GmbH & Co. KG', 'AG'],
    surnames: list(
      'Müller Schmidt Schneider Fischer Weber Wagner Becker Hoffmann Schäfer Koch Bauer Richter Klein Wolf Neumann Schwarz Zimmermann Krüger Hartmann Lange',
    ),
    given: list('Anna Peter Julia Thomas Katrin Stefan Sabine Jürgen'),
    street: '{name}straße {n}',
    phone: '+49 40 ######',
    identifier: ['registration-number', 'HRB {i}'],
    currency: 'EUR',
  },
  {
    country: 'US',
    cities: [
      ['Houston, TX', '770##'],
      ['Chicago, IL', '606##'],
      ['Newark, NJ', '071##'],
      ['Cleveland, OH', '441##'],
    ],
    forms: ['Inc.', 'LLC', 'Corporation'],
    surnames: list(
      'Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Martin Thompson Harris Clark Lewis Walker Young Allen',
    ),
    given: list('James Mary Robert Linda Michael Susan David Karen'),
    street: '{n} {name} Street',
    phone: '+1 713 55# ####',
    identifier: ['us-ein', '{i9}'],
    currency: 'USD',
  },
  {
    country: 'JP',
    cities: [
      ['大阪市', '530-00##'],
      ['東京都', '100-00##'],
      ['名古屋市', '450-00##'],
      ['神戸市', '650-00##'],
    ],
    forms: ['株式会社', '合同会社'],
    surnames: list(
      '佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 松本 井上 木村 清水 山崎 池田 橋本 阿部',
    ),
    given: list('太郎 花子 健一 美咲 大輔 由美 翔太 恵子'),
    street: '{name}町{n}番地',
    phone: '+81 6 6### ####',
    identifier: ['registration-number', '{i}'],
    currency: 'JPY',
  },
  {
    country: 'KR',
    cities: [
      ['서울', '04###'],
      ['부산', '48###'],
      ['울산', '44###'],
    ],
    forms: ['주식회사'],
    surnames: list(
      '한일 대한 동양 신성 태광 금호 성원 우진 세종 미래 한빛 대원 삼원 동신 유니온 코리아 태평 국제 대성 신흥',
    ),
    given: list('김민수 이지은 박준호 최수진 정우성 강미영 조현우 윤서연'),
    street: '{name}로 {n}',
    phone: '+82 2 2### ####',
    identifier: ['registration-number', '{i}'],
    currency: 'KRW',
  },
  {
    country: 'GB',
    cities: [
      ['Manchester', 'M# #AB'],
      ['London', 'E## #CD'],
      ['Hull', 'HU# #EF'],
      ['Birmingham', 'B# #GH'],
    ],
    forms: ['Ltd', 'PLC', 'Limited'],
    surnames: list(
      'Hughes Edwards Green Hall Wood Harrison Cooper Ward Turner Parker Bennett Cook Bailey Murphy Shaw Kelly Collins Foster Barnes Fletcher',
    ),
    given: list('Oliver Emma Harry Sophie George Lucy Jack Alice'),
    street: '{n} {name} Road',
    phone: '+44 161 496 ####',
    identifier: ['registration-number', '{i8}'],
    currency: 'GBP',
  },
  {
    country: 'FR',
    cities: [
      ['Lyon', '690##'],
      ['Marseille', '130##'],
      ['Lille', '590##'],
      ['Paris', '750##'],
    ],
    forms: ['SAS', 'S.A.', 'SARL'],
    surnames: list(
      'Bernard Dubois Durand Moreau Laurent Simon Michel Lefebvre Leroy Roux Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Faure',
    ),
    given: list('Jean Marie Pierre Claire Luc Sophie Antoine Élodie'),
    street: '{n}, rue {name}',
    phone: '+33 4 72 ## ## ##',
    identifier: ['registration-number', 'RCS {i9}'],
    currency: 'EUR',
  },
  {
    country: 'IT',
    cities: [
      ['Milano', '201##'],
      ['Torino', '101##'],
      ['Bologna', '401##'],
    ],
    forms: ['S.p.A.', 'S.r.l.'],
    surnames: list(
      'Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Mancini Costa Giordano Rizzo Lombardi Moretti Barbieri',
    ),
    given: list('Marco Giulia Luca Chiara Paolo Elena Andrea Sara'),
    street: 'Via {name} {n}',
    phone: '+39 02 ########',
    identifier: ['registration-number', 'REA {i}'],
    currency: 'EUR',
  },
  {
    country: 'NL',
    cities: [
      ['Rotterdam', '30## AB'],
      ['Amsterdam', '10## CD'],
      ['Eindhoven', '56## EF'],
    ],
    forms: ['B.V.', 'N.V.'],
    surnames: list(
      'Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra Kok Jacobs Vermeulen Schouten Willems Hoekstra Koster',
    ),
    given: list('Daan Emma Sem Julia Lucas Sanne Bram Lotte'),
    street: '{name}weg {n}',
    phone: '+31 10 ### ####',
    identifier: ['registration-number', 'KVK {i8}'],
    currency: 'EUR',
  },
  {
    country: 'BR',
    cities: [
      ['São Paulo', '01###-000'],
      ['Santos', '11###-000'],
      ['Curitiba', '80###-000'],
    ],
    forms: ['Ltda.', 'S.A.'],
    surnames: list(
      'Silva Santos Oliveira Souza Lima Pereira Ferreira Costa Rodrigues Almeida Nascimento Carvalho Araújo Ribeiro Gomes Martins Barbosa Rocha Dias Moreira',
    ),
    given: list('João Ana Pedro Beatriz Lucas Camila Rafael Mariana'),
    street: 'Rua {name}, {n}',
    phone: '+55 11 3### ####',
    identifier: ['registration-number', 'NIRE {i}'],
    currency: 'USD',
  },
  {
    country: 'AU',
    cities: [
      ['Melbourne', '30##'],
      ['Sydney', '20##'],
      ['Perth', '60##'],
    ],
    forms: ['Pty Ltd', 'Limited'],
    surnames: list(
      'Kelly Ryan Walsh Murray Campbell Stewart Morris Mitchell Scott King Wright Robertson Hamilton Graham Reid Marshall Simpson Burns Duncan Ross',
    ),
    given: list('Liam Charlotte Noah Olivia Jack Amelia Ethan Grace'),
    street: '{n} {name} Avenue',
    phone: '+61 3 9### ####',
    identifier: ['registration-number', 'ACN {i9}'],
    currency: 'USD',
  },
  {
    country: 'SG',
    cities: [['Singapore', '######']],
    forms: ['Pte. Ltd.', 'Pte Ltd'],
    surnames: list('Tan Lim Lee Ng Ong Wong Goh Chua Chan Koh Teo Ang Yeo Tay Ho Low Toh Sim Chong Chia'),
    given: list('Wei Mei Jun Hui Kai Xin Boon Siew'),
    street: '{n} {name} Link',
    phone: '+65 6### ####',
    identifier: ['registration-number', '{i9}'],
    currency: 'USD',
  },
  {
    country: 'MY',
    cities: [
      ['Kuala Lumpur', '50###'],
      ['Johor Bahru', '80###'],
      ['Penang', '10###'],
    ],
    forms: ['Sdn. Bhd.', 'Berhad'],
    surnames: list(
      'Rahman Ismail Abdullah Hassan Ahmad Ibrahim Yusof Hamid Osman Salleh Aziz Karim Bakar Razak Zainal Mahmud Latif Jaafar Rashid Kamal',
    ),
    given: list('Ahmad Siti Faizal Nur Hafiz Aisyah Azlan Farah'),
    street: '{n}, Jalan {name}',
    phone: '+60 3 2### ####',
    identifier: ['registration-number', '{i}'],
    currency: 'USD',
  },
  {
    country: 'VN',
    cities: [
      ['Hồ Chí Minh', '70####'],
      ['Hà Nội', '10####'],
      ['Hải Phòng', '18####'],
    ],
    forms: ['Co., Ltd', 'JSC'],
    surnames: list('Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Trương Lâm'),
    given: list('Anh Minh Hương Tuấn Lan Dũng Thảo Hùng'),
    street: '{n} {name}',
    phone: '+84 28 3### ####',
    identifier: ['registration-number', '{i}'],
    currency: 'USD',
  },
  {
    country: 'IN',
    cities: [
      ['Mumbai', '4000##'],
      ['Ahmedabad', '3800##'],
      ['Chennai', '6000##'],
    ],
    forms: ['Pvt. Ltd.', 'Limited'],
    surnames: list(
      'Sharma Patel Gupta Mehta Shah Reddy Iyer Nair Kapoor Malhotra Joshi Desai Rao Verma Agarwal Bhatia Chopra Jain Kulkarni Menon',
    ),
    given: list('Rajesh Priya Amit Neha Suresh Anita Vikram Pooja'),
    street: '{n}, {name} Marg',
    phone: '+91 22 2### ####',
    identifier: ['registration-number', 'U{i}'],
    currency: 'USD',
  },
];

export const foreignTrades = [
  ['Chemicals', 'chemicals'],
  ['Chemie', 'chemicals'],
  ['Coatings', 'chemicals'],
  ['Polymers', 'materials'],
  ['Plastics', 'materials'],
  ['Metals', 'materials'],
  ['Packaging', 'packaging'],
  ['Paper', 'packaging'],
  ['Logistics', 'logistics'],
  ['Shipping', 'logistics'],
  ['Trading', 'services'],
  ['Industries', 'machinery'],
  ['Instruments', 'machinery'],
  ['Foods', 'food'],
  ['Ingredients', 'food'],
  ['Laboratories', 'services'],
  ['Resins', 'materials'],
  ['Minerals', 'materials'],
] as const;
export const fancyWords = list(
  'Nord Delta Alpha Orion Atlas Polar Terra Vega Nova Luna Omega Titan Aqua Sigma Meridian Pacific Union Royal Global Prime Apex Summit Harbor Crown Silver Arrow Falcon Beacon Cedar Granite',
);
export const foreignTitles = [
  'Purchasing Manager',
  'Sales Manager',
  'Export Manager',
  'Accounts Payable',
  'Logistics Coordinator',
  'Owner',
  'Quality Engineer',
] as const;
