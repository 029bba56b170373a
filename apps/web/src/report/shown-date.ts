/**
 * A date 成文日期 as official documents write it: `2024年3月5日`, no leading zeros, no spaces.
 * The report is Chinese in either language of the interface. Source: GB/T 9704-2012, 7.3.5.4.
 * @param date - `YYYY-MM-DD`
 */
export function shownDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`; // domain data
}
