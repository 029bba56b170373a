// The point between the parts of a name, 约翰·史密斯, which is typed as a full stop of Latin text. Source: GB/T 15834-2011, 4.14.

/** Characters that names of foreigners, and of Uyghurs, Kazakhs and Tibetans, are written with. */
const ofNames = new Set(
  '阿艾爱安奥巴拜班邦宝贝本比彼宾波伯勃博布查达戴丹道德登邓迪蒂东杜顿多恩尔凡菲费芬弗福戈格根古哈海汉赫亨胡霍姬基吉加迦贾江杰金卡凯坎康考科克肯库拉莱兰朗劳勒雷里理丽利莉林琳卢鲁路露伦罗洛玛马迈麦曼梅门蒙米密蜜明莫姆木穆纳娜奈南内尼妮宁纽努诺欧帕潘佩彭皮珀普奇齐恰乔钦琼让热仁日茹瑞若萨塞赛桑瑟沙莎珊尚史舒斯思苏索塔泰坦汤特提田廷图吐托娃瓦旺威韦维温文翁沃乌吾伍西希锡夏肖谢辛雪雅亚扬央耶叶伊依因英尤于约孜泽扎詹珍朱珠兹卓佐次翰买合再别嘎才措',
);

const isWritten = (characters: readonly string[]) =>
  characters.length === 2 && characters.every((character) => ofNames.has(character));

/** Whether a point between these stands in a name: two characters on either side are such as names are written with. */
export const isNamePoint = (before: string, after: string): boolean =>
  isWritten([...before].slice(-2)) && isWritten([...after].slice(0, 2));
