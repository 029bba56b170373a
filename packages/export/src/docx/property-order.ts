// The order in which Word wants properties (ECMA-376, 17.3.1.26 and 17.3.2.28). What is not named here is left out.

/** Of a paragraph. */
export const paragraphOrder: readonly string[] =
  'keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc textAlignment outlineLvl'.split(
    ' ',
  );

/** Of a run. */
export const runOrder: readonly string[] =
  'rFonts b bCs i iCs caps smallCaps strike dstrike color spacing w kern position sz szCs highlight u shd vertAlign em lang'.split(
    ' ',
  );

/** Elements as XML in an order. */
export const ordered = (order: readonly string[], elements: ReadonlyMap<string, string>) =>
  order.map((name) => elements.get(name) ?? '').join('');
