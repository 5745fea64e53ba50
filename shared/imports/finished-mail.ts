import type { Counts } from './model.ts';

type Finished = {
  fileName: string;
  importId: string;
  counts: Counts;
  faultFile: boolean;
  siteUrl: string;
  locale: 'zh-CN' | 'en';
};
type Words = { subject: string; text: string };

/** To the importer, once all rows are through: what came of them and where to look. */
export const finishedMail = ({ fileName, importId, counts, faultFile, siteUrl, locale }: Finished): Words => {
  const { created, updated, duplicates, skipped, faulty } = counts;
  const link = `${siteUrl}/imports/${importId}`;
  const n = String;
  if (locale === 'en') {
    const rest = faultFile ? '\nThe rows that were not imported are in a file there, with the reason of each.' : '';
    return {
      subject: `Import finished: ${fileName}`,
      text: `${fileName} is imported.\n\nCreated ${n(created)}, updated ${n(updated)}, skipped ${n(skipped)}, possible duplicates ${n(duplicates)}, faulty ${n(faulty)}.${rest}\n\n${link}\n`,
    };
  }
  const rest = faultFile ? '\n未导入的行连同原因已写入错误文件，可在该页面下载、更正后再次导入。' : '';
  return {
    subject: `导入完成：${fileName}`,
    text: `${fileName} 已导入。\n\n新建 ${n(created)}，更新 ${n(updated)}，跳过 ${n(skipped)}，疑似重复 ${n(duplicates)}，有误 ${n(faulty)}。${rest}\n\n${link}\n`,
  };
};
