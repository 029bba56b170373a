// The pages of a report in Typst. It is the only source that is compiled; all that comes from a report is data, read as JSON, and
// prints as it is whatever it says.

/** Path of the data beside the source. */
export const dataPath = '/report.json';

/** Line boxes are of one height whatever stands in them: four fifths above the baseline, as word processors set exact lines. */
export const template = String.raw`
#let data = json("/report.json")
#let pitch = data.pitch * 1pt
#let dress(face) = data.faces.at(face)
#let in-face(face, body) = text(font: dress(face).fonts, weight: dress(face).weight, body)
#let noted(name) = if name == none { none } else { datetime(year: name.at(0), month: name.at(1), day: name.at(2)) }

#set document(title: data.title, author: data.author, date: noted(data.date))
#set text(
  font: dress("仿宋_GB2312").fonts, weight: dress("仿宋_GB2312").weight, size: data.size * 1pt,
  tracking: -data.condensed * 1pt, lang: "zh", region: "cn",
  top-edge: 0.8 * pitch, bottom-edge: -0.2 * pitch, costs: (widow: 0%, orphan: 0%), hyphenate: false,
)
#set par(
  leading: 0pt, spacing: 0pt, justify: true, linebreaks: "simple",
  first-line-indent: (amount: 2 * data.size * 1pt, all: true),
)
// The dash stands 7 mm below the area, one character from the outer edge (7.5).
#let page-number = context {
  let number = counter(page).get().first()
  set text(size: 14pt, tracking: 0pt, top-edge: "baseline", bottom-edge: "baseline", cjk-latin-spacing: none)
  set par(first-line-indent: 0pt, justify: false)
  let shown = in-face("宋体", "— " + str(number) + " —")
  if calc.odd(number) { align(right, pad(right: 14pt, shown)) } else { align(left, pad(left: 14pt, shown)) }
}
// Headers and footers of a house template: lines at their distance from the edge of the sheet.
#let edge-field(name) = context {
  if name == "PAGE" { str(counter(page).get().first()) } else { str(counter(page).final().first()) }
}
#let edge-text(r, shown) = in-face(if r.bold { "bold" } else { r.face }, text(size: r.size * 1pt, shown))
// The parts of a line between its tabs. An empty part still has its place.
#let edge-parts(runs) = {
  let parts = ((),)
  for r in runs {
    if r.field != "" { parts.last().push(edge-text(r, edge-field(r.field))) } else {
      for (index, part) in r.text.split("\t").enumerate() {
        if index > 0 { parts.push(()) }
        parts.last().push(edge-text(r, part.split("\n").map(line => text(line)).join(linebreak())))
      }
    }
  }
  parts.map(part => part.join())
}
// Stops of its own, and behind the last of them one every two characters.
#let next-stop(stops, at) = {
  let found = stops.find(stop => stop.at * 1pt > at + 0.1pt)
  if found != none { found } else { (at: (calc.floor(at / 21pt) + 1) * 21, side: "left") }
}
// What is measured has the size that holds where it is measured.
#let tabbed(parts, stops) = context {
  let end = 0pt
  let placed = ()
  for (index, part) in parts.enumerate() {
    let width = measure(part).width
    if index > 0 {
      let stop = next-stop(stops, end)
      let back = (left: 0pt, center: width / 2, right: width).at(stop.side)
      end = calc.max(end, stop.at * 1pt - back)
    }
    placed.push(place(top + left, dx: end, part))
    end += width
  }
  let height = calc.max(..parts.map(part => measure(part).height))
  block(width: 100%, above: 0pt, below: 0pt, height: height, placed.join())
}
#let ruled-edge(body, rule, side) = {
  if rule == none { return body }
  let stroke = (paint: rgb(rule.colour), thickness: rule.width * 1pt, dash: rule.dash)
  let drawn(inner, space) = block(
    width: 100%, above: 0pt, below: 0pt, stroke: ((side): stroke), inset: ((side): space), inner,
  )
  let once = drawn(body, rule.space * 1pt)
  if rule.isDouble { drawn(once, 2 * rule.width * 1pt) } else { once }
}
#let edge-line(l) = {
  let parts = edge-parts(l.runs)
  let shown = if l.runs.len() == 0 { [~] } else if parts.len() > 1 { tabbed(parts, l.stops) } else {
    align((left: left, center: center, right: right).at(l.align), parts.first())
  }
  ruled-edge(ruled-edge(shown, l.above, "top"), l.below, "bottom")
}
#let edge-lines(edges) = context {
  let number = counter(page).get().first()
  let lines = if number == 1 and edges.first != none { edges.first } else if calc.odd(number) { edges.odd } else { edges.even }
  set text(tracking: 0pt, top-edge: 0.88em, bottom-edge: -0.12em)
  set par(first-line-indent: 0pt, justify: false, leading: 0.3em, spacing: 0.3em)
  lines.map(l => block(width: 100%, above: 0pt, below: 0.3em, edge-line(l))).join()
}
#let head-of(height) = if data.headers == none { none } else {
  block(width: 100%, height: height, align(top, pad(top: data.page.header * 1pt, edge-lines(data.headers))))
}
#let foot-of(height) = block(width: 100%, height: height, align(bottom, pad(bottom: data.page.footer * 1pt, edge-lines(data.footers))))
#let sheet = data.page
#let number-descent = (sheet.bottom - sheet.footer) * 1pt - 1.75pt
#set page(
  width: sheet.width * 1pt, height: sheet.height * 1pt,
  margin: (top: sheet.top * 1pt, bottom: sheet.bottom * 1pt, left: sheet.left * 1pt, right: sheet.right * 1pt),
  header-ascent: 0pt, header: head-of(sheet.top * 1pt),
  footer-descent: if data.footers == none { number-descent } else { 0pt },
  footer: if data.footers == none { page-number } else { foot-of(sheet.bottom * 1pt) },
)

// Single lines at the foot of the page. A mark makes no line higher.
#show super: set text(top-edge: "baseline", bottom-edge: "baseline")
#set footnote.entry(gap: 0.4em, clearance: 0.5 * pitch, indent: 0pt)
#show footnote.entry: set text(size: data.noteSize * 1pt, tracking: 0pt, top-edge: 0.88em, bottom-edge: -0.12em)
#show footnote.entry: set par(first-line-indent: 0pt, leading: 0.4em, spacing: 0.4em, justify: false)
#let stretch(run) = if "note" in run { footnote(run.note.split("\n").map(line => text(line)).join(linebreak())) } else {
  let shown = run.text.split("\n").map(line => text(line)).join(linebreak())
  if run.bold { in-face("bold", shown) } else { shown }
}
#let runs(list) = list.map(stretch).join()
#let flush(body) = { set par(first-line-indent: 0pt, justify: false); body }

// What stands in a heading is its text for the bookmarks too.
#show heading: it => if it.supplement == [attached] { set text(size: 22pt, weight: "regular"); it.body } else { block(above: 0pt, below: 0pt, sticky: true, width: 100%, {
  set text(size: data.size * 1pt, weight: "regular")
  par(in-face(data.levels.at(calc.min(it.level, data.levels.len()) - 1), it.body))
}) }

#let title(p, mark: body => body) = block(above: p.above * pitch, below: pitch, width: 100%, flush({
  set text(size: 22pt, tracking: 0pt)
  align(center, mark(in-face("方正小标宋简体", p.lines.map(line => text(line)).join(linebreak()))))
}))
#let note(p) = block(above: p.above * pitch, below: 0pt, pad(left: p.left * 1pt, {
  set par(first-line-indent: 0pt, hanging-indent: p.hanging * 1pt, justify: false)
  text(p.text)
}))
// An attachment begins a page, its title on the third line (7.3.7).
#let attachment(p) = { if p.breaks { pagebreak() }; block(above: 0pt, below: 0pt, flush(in-face("黑体", text(p.text)))) }
#let attached-title(p) = title((above: 1, lines: p.lines), mark: body => heading(level: 1, supplement: [attached], body))
#let placed(p) = block(above: p.above * pitch, below: 0pt, sticky: p.sticky, pad(left: p.left * 1pt, right: -60pt, flush({
  set text(cjk-latin-spacing: none)
  text(p.text)
})))

#let red = rgb("#ff0000")
#let head(p) = {
  v(35mm)
  block(above: 0pt, below: 0pt, width: 100%, flush(align(center, {
    set text(size: p.size * 1pt, tracking: 0pt, fill: red, top-edge: 0.86em, bottom-edge: -0.14em)
    in-face("方正小标宋简体", p.mark)
  })))
  block(above: 2 * pitch, below: 0pt, width: 100%, flush(align(center, text(p.number))))
  block(above: 4mm - 0.2 * pitch, below: 0pt, line(length: 100%, stroke: 2.25pt + red))
}
#let colophon(p) = {
  set text(size: 14pt, top-edge: 20.8pt, bottom-edge: -5.2pt)
  let outer = 0.35mm + black
  let copies = if p.copies == none { () } else {
    (pad(x: 14pt, { set par(first-line-indent: 0pt, hanging-indent: 42pt); text(p.copies) }), grid.hline(stroke: 0.25mm + black))
  }
  v(1fr)
  block(above: 0pt, below: 0pt, breakable: false, width: 100%, flush(grid(
    columns: (100%,),
    grid.hline(stroke: outer),
    ..copies,
    pad(x: 14pt, { text(p.printedBy); h(1fr); text(p.printedOn) }),
    grid.hline(stroke: outer),
  )))
}

// Tables keep no pitch of the text; their heads are repeated on every page.
#let small(body, size: 12pt) = {
  set text(size: size, tracking: 0pt, top-edge: 0.88em, bottom-edge: -0.12em)
  set par(leading: 0.4em, spacing: 0.4em, first-line-indent: 0pt, justify: false)
  body
}
#let caption(p) = block(above: 0.4 * pitch, below: 0.2 * pitch, sticky: true, width: 100%, small(align(center, in-face("黑体", runs(p.runs)))))
#let cell(c) = table.cell(
  x: c.column, y: c.row, colspan: c.colspan, rowspan: c.rowspan, breakable: false,
  align: (left: left, center: center, right: right).at(c.align) + horizon,
  {
    let shown = c.paragraphs.map(list => par(runs(list))).join()
    if c.header { in-face("黑体", shown) } else { shown }
  },
)
#let ruled(p) = {
  let heads = p.cells.filter(c => c.row < p.heads).map(cell)
  let rest = p.cells.filter(c => c.row >= p.heads).map(cell)
  block(above: 0.2 * pitch, below: 0.4 * pitch, width: 100%, small(size: p.size * 1pt, table(
    columns: p.shares.map(share => share * 1fr), stroke: 0.5pt + black, inset: (x: 4pt, y: 4pt),
    ..if heads.len() > 0 { (table.header(..heads),) },
    ..rest,
  )))
}

// Charts: the shapes of the one drawing, placed as they stand there. Bars of last year are hatched.
#let hatch = tiling(size: (4pt, 4pt), {
  place(line(start: (0%, 100%), end: (100%, 0%), stroke: 0.75pt + rgb("#3d4451")))
})
#let shape(s, size) = {
  let ink = 0.75pt + rgb("#3d4451")
  if s.type == "bar" {
    place(dx: s.x * 1pt, dy: s.y * 1pt, rect(
      width: s.width * 1pt, height: s.height * 1pt, stroke: ink,
      fill: if s.fill == "solid" { rgb("#3d4451") } else if s.fill == "hatched" { hatch } else { white },
    ))
  } else if s.type == "line" {
    place(line(
      start: (s.x1 * 1pt, s.y1 * 1pt), end: (s.x2 * 1pt, s.y2 * 1pt),
      stroke: (paint: rgb("#3d4451"), thickness: 0.75pt, dash: if s.dashed { "dashed" } else { none }),
    ))
  } else {
    let at = (start: left, middle: center, end: right).at(s.anchor)
    let shift = (start: 0pt, middle: -100pt, end: -200pt).at(s.anchor)
    place(dx: s.x * 1pt + shift, dy: (s.y - size * 0.88) * 1pt, box(width: 200pt, align(at, text(s.text))))
  }
}
#let chart(p) = block(above: 0.2 * pitch, below: 0.4 * pitch, width: 100%, breakable: false, small({
  set text(size: p.textSize * 1pt)
  align(center, figure(
    box(width: p.width * 1pt, height: p.height * 1pt, align(left + top, p.shapes.map(s => shape(s, p.textSize)).join())),
    alt: p.alt, outlined: false,
  ))
}))

#let writers = (
  chart: chart,
  caption: caption, table: ruled, note: note, attachment: attachment, attachedTitle: attached-title,
  head: head, colophon: colophon, title: title, placed: placed,
  heading: p => heading(level: p.level, text(p.number) + runs(p.runs)),
  paragraph: p => par(runs(p.runs)),
)
// The head of a page on its side is at the left edge of the sheet: where odd pages are bound, and even ones are not (8). Its number
// stands where it does on other sheets.
#let turned-number = place(top + left, dx: sheet.bottom * 1pt - number-descent, dy: sheet.left * 1pt, rotate(90deg, reflow: true, box(width: data.areaPt.width * 1pt, page-number)))
#let written(turn) = for p in turn.parts { (writers.at(p.role))(p) }
#for turn in data.turns {
  if turn.landscape {
    page(
      flipped: true, margin: (top: sheet.left * 1pt, right: sheet.top * 1pt, bottom: sheet.right * 1pt, left: sheet.bottom * 1pt),
      header: if data.footers == none { none } else { head-of(sheet.left * 1pt) },
      footer: if data.footers == none { none } else { foot-of(sheet.right * 1pt) },
      background: if data.footers == none { turned-number } else { none },
      written(turn),
    )
  } else { written(turn) }
}
`;
