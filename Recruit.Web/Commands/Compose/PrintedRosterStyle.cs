namespace Recruit.Web.Commands.Compose;

/// <summary>How the page of a roster looks, on a screen and on A4, in colour and in black and white.</summary>
internal static class PrintedRosterStyle
{
    public const string Css =
        """
        :root { --accent: #1d5b8f; --line: #8a94a6; --quiet: #f3f5f8; --ink: #15181e; --soft: #4a5260 }
        *, *::before, *::after { box-sizing: border-box }
        body {
          margin: 0 auto;
          max-width: 70rem;
          padding: 1.5rem 1rem 4rem;
          color: var(--ink);
          background: #fff;
          font: 1rem/1.45 "Noto Sans", "Segoe UI", system-ui, Roboto, "Helvetica Neue", Arial, sans-serif
        }
        h1, h2, h3 { line-height: 1.2; margin: 0 }
        h1 { font-size: 2rem; border-block-end: 4px solid var(--accent); padding-block-end: .4rem }
        h2 { font-size: 1.35rem; margin-block: 2rem .5rem; break-after: avoid }
        p { max-width: 46rem; margin-block: .5rem }
        .proof {
          border: 1px solid var(--line);
          border-inline-start: 6px solid var(--accent);
          padding: .75rem 1rem;
          margin-block: 1rem;
          max-width: 48rem
        }
        .lead { font-size: 1.2rem }
        .proof strong { display: block; font-size: 1.25rem }
        .proof p { margin-block-end: 0 }
        .proof strong::first-letter { text-transform: uppercase }
        .note { color: var(--soft); font-size: .875rem }
        table { border-collapse: collapse }
        caption { text-align: start; font-weight: 600; padding-block-end: .25rem }
        th { text-align: start; font-weight: 600 } th, td { padding: .15rem .75rem .15rem 0; vertical-align: top }
        .ruled th, .ruled td { border-block-end: 1px solid #d5dae2 } .ruled tbody th { font-weight: 400 }
        .number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap }
        .contents { columns: 8rem; padding: 0; list-style: none; max-width: none }
        .contents a { display: inline-block; padding-block: .3rem }
        .wide { position: relative; overflow-x: auto; max-width: 100% }
        a { color: var(--accent) }
        .seats { border-block-start: 2px solid var(--ink); margin-block-start: 2rem; padding-block-start: .5rem }
        .seats h2 { margin: 0; display: inline-block } .seats header p { display: inline-block; margin: 0 0 0 1rem; color: var(--soft) }
        .balance { columns: 3 15rem; column-gap: 1.75rem; margin-block-start: .5rem }
        .people { width: 100%; font-size: .875rem; margin-block-start: .5rem }
        .people th { white-space: nowrap; max-width: 14rem; overflow: hidden; text-overflow: ellipsis }
        .people td { color: var(--soft); width: 100% }
        .bars { width: 100%; table-layout: fixed; font-size: .8125rem; margin-block-end: .5rem; break-inside: avoid }
        .bars caption { padding-block: .1rem 0 }
        .bars th { width: 30%; font-weight: 400; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
        .bars th, .bars td { padding-block: 0 }
        .bars .number { width: 5.8rem; padding-inline-end: 0 } .bars td span { color: var(--soft) }
        .bars svg { display: block; margin-block: .2em }
        .ground { fill: #e3e7ee }
        .bar { fill: var(--accent) }
        .halo { stroke: #fff; stroke-width: 5 }
        .ideal { stroke: #000; stroke-width: 2 }
        .remark {
          background: var(--quiet);
          border-inline-start: 4px solid var(--line);
          padding: .35rem .75rem;
          margin-block: .5rem 0;
          max-width: none;
          font-size: .875rem
        }
        @page { size: A4; margin: 14mm 14mm 16mm }
        @media print {
          html { font-size: 8.6pt } body { max-width: none; padding: 0 } .balance { columns: 3 }
          .seats { break-before: page; border: 0; margin: 0; padding: 0 }
          tr, .bars, .remark { break-inside: avoid }
          .contents { display: none } .wide { overflow: visible } a { color: inherit; text-decoration: none }
          .ground, .bar, .halo, .ideal, .remark { print-color-adjust: exact; -webkit-print-color-adjust: exact }
          .ground { fill: #fff; stroke: #8a94a6; stroke-width: .5 }
          .bar { fill: #555 }
        }
        """;
}
