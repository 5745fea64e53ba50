/** Characters of trade names with their reading, the auspicious ones that firms are really called by. */
const read = (list: string): readonly (readonly [zh: string, pinyin: string])[] =>
  list
    .trim()
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]);

export const brandFirst = read(`
  恒heng 泰tai 华hua 鑫xin 瑞rui 丰feng 盛sheng 昌chang 隆long 兴xing 嘉jia 宏hong 鼎ding 源yuan 润run 天tian 金jin 海hai 东dong 中zhong
  正zheng 大da 新xin 安an 康kang 宇yu 博bo 远yuan 诚cheng 德de 和he 祥xiang 福fu 永yong 益yi 联lian 众zhong 凯kai 科ke 创chuang
  维wei 奥ao 迈mai 腾teng 龙long 银yin 玉yu 江jiang 山shan 峰feng 林lin 春chun 晨chen 阳yang 明ming 星xing 云yun 泽ze 沃wo 禾he
  青qing 蓝lan 佳jia 百bai 千qian 万wan 三san 双shuang 同tong 长chang 立li 振zhen 裕yu 富fu 荣rong 景jing 旭xu 浩hao 锦jin 骏jun
  卓zhuo 启qi 汇hui 南nan 北bei 西xi 力li 精jing 优you 赛sai 美mei 爱ai 普pu 圣sheng 尚shang 朗lang 亿yi 辉hui 凌ling 翰han`);
export const brandSecond = read(`
  泰tai 达da 通tong 顺shun 源yuan 盛sheng 昌chang 隆long 兴xing 丰feng 瑞rui 信xin 诚cheng 德de 义yi 和he 祥xiang 利li 亨heng 联lian
  合he 创chuang 维wei 特te 科ke 腾teng 飞fei 翔xiang 龙long 峰feng 森sen 晖hui 阳yang 光guang 明ming 星xing 辰chen 云yun 霖lin 泽ze
  田tian 谷gu 蓝lan 宝bao 邦bang 国guo 域yu 成cheng 立li 康kang 宁ning 安an 然ran 凯kai 博bo 远yuan 航hang 帆fan 舟zhou 洋yang
  润run 发fa 旺wang 裕yu 富fu 茂mao 荣rong 业ye 基ji 鼎ding 泓hong 川chuan 江jiang 海hai 岳yue 岭ling 原yuan 野ye 城cheng 方fang
  正zheng 道dao 元yuan 亿yi 能neng 力li 胜sheng 捷jie 迅xun 威wei 欣xin 悦yue 雅ya 洁jie 沛pei 朗lang 宸chen 琦qi 杰jie 驰chi`);

/** Surnames by how common they are, and characters of given names. */
export const surnames = read(`
  王wang 李li 张zhang 刘liu 陈chen 杨yang 赵zhao 黄huang 周zhou 吴wu 徐xu 孙sun 胡hu 朱zhu 高gao 林lin 何he 郭guo 马ma 罗luo 梁liang
  宋song 郑zheng 谢xie 韩han 唐tang 冯feng 于yu 董dong 萧xiao 程cheng 曹cao 袁yuan 邓deng 许xu 傅fu 沈shen 曾zeng 彭peng 吕lv 苏su
  卢lu 蒋jiang 蔡cai 贾jia 丁ding 魏wei 薛xue 叶ye 阎yan 余yu 潘pan 杜du 戴dai 夏xia 钟zhong 汪wang 田tian 任ren 姜jiang 范fan 方fang`);
export const givenFirst = read(`
  伟wei 建jian 志zhi 国guo 文wen 海hai 晓xiao 俊jun 明ming 永yong 德de 玉yu 春chun 秀xiu 丽li 雪xue 婷ting 思si 子zi 雨yu 佳jia 宇yu 浩hao
  天tian 泽ze 立li 学xue 振zhen 金jin 红hong 美mei 淑shu 桂gui 静jing 慧hui 梦meng 欣xin 诗shi 一yi 世shi 少shao 家jia 正zheng 光guang 云yun`);
export const givenSecond = read(`
  强qiang 军jun 平ping 华hua 杰jie 涛tao 斌bin 勇yong 辉hui 鹏peng 飞fei 超chao 波bo 刚gang 健jian 林lin 峰feng 东dong 龙long 宁ning 芳fang 娟juan
  敏min 静jing 英ying 霞xia 燕yan 玲ling 萍ping 红hong 梅mei 琳lin 莹ying 颖ying 洁jie 倩qian 怡yi 涵han 轩xuan 博bo 然ran 睿rui 凡fan 毅yi 生sheng`);

export const jobTitles = [
  '采购经理',
  '销售经理',
  '总经理',
  '业务员',
  '采购专员',
  '销售总监',
  '财务经理',
  '仓储主管',
  '质量工程师',
  '商务助理',
  '副总经理',
  '跟单员',
  '技术支持',
] as const;

export const roads = [
  '人民路',
  '中山路',
  '建设路',
  '解放路',
  '工业大道',
  '科技路',
  '创业路',
  '兴业路',
  '长江路',
  '黄河路',
  '文化路',
  '新华路',
  '和平路',
  '迎宾大道',
  '滨江大道',
  '高新一路',
  '化工大道',
  '港城路',
  '金桥路',
  '开发大道',
  '纬三路',
  '经七路',
  '学府路',
  '东环路',
  '西环路',
  '北京路',
  '上海路',
  '友谊路',
] as const;

/** Where trading firms sit, the busier the earlier: city codes of GB/T 2260. The rest of China comes by chance. */
export const busyCities = (
  '3101 4403 4401 1101 3205 3302 3301 3201 1201 3702 4406 3202 5101 4201 3501 3502 3703 3304 3306 3204 4419 4420 3701 2102 2101 4101 3401 6101 ' +
  '5001 4301 3706 3303 3206 3212 3210 3505 1301 1302 3705 4413 4404 3601 4501 5301 2201 2301 6501 1401 5201 3411 4210 3711'
).split(' ');

export const mobilePrefixes =
  '130 131 132 133 134 135 136 137 138 139 150 151 152 153 155 156 157 158 159 166 173 175 176 177 178 180 181 182 183 185 186 187 188 189 191 198 199'.split(
    ' ',
  );

/** Bodies of the state and their firms, which buy and are bought from. */
export const governmentBodies = [
  ['生态环境局', '机关'],
  ['应急管理局', '机关'],
  ['市场监督管理局', '机关'],
  ['公安局', '机关'],
  ['水务局', '机关'],
  ['交通运输局', '机关'],
  ['卫生健康委员会', '机关'],
  ['农业农村局', '机关'],
  ['人民医院', '事业单位'],
  ['疾病预防控制中心', '事业单位'],
  ['环境监测站', '事业单位'],
  ['公共资源交易中心', '事业单位'],
  ['中学', '事业单位'],
  ['实验小学', '事业单位'],
  ['自来水有限公司', '国有企业'],
  ['污水处理有限公司', '国有企业'],
  ['城市建设投资有限公司', '国有企业'],
] as const;
