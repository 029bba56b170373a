import { chartDescription, chartSvg, drawChart, type LiveContent } from '@huigao/report';

/** The picture of a chart as SVG, with its numbers in words. Loaded with the first chart. */
export const chartPicture = (title: string, chart: NonNullable<LiveContent['chart']>): string =>
  chartSvg(drawChart(chart), chartDescription(title, chart));
