using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Documents.Html;

/// <summary>The style sheet of the page; its colours are the figures'.</summary>
internal static class HtmlStyle
{
    public const string Css = $$"""
        :root{color-scheme:light dark;--sans:{{FigureTheme.SansSerif}};--serif:Charter,'Bitstream Charter','Sitka Text',Cambria,Georgia,serif;--mono:ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0 auto;max-width:76rem;padding:2.2rem 2rem 6rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 var(--serif);text-rendering:optimizeLegibility}
        h1,h2,h3,nav,table,figcaption,dl,details,.subtitle,.skip{font-family:var(--sans)}
        h1{font-size:2.1rem;line-height:1.2;font-weight:650;letter-spacing:-.015em;margin:0 0 .3rem;text-wrap:balance}
        h2{font-size:1.4rem;line-height:1.3;font-weight:650;letter-spacing:-.01em;margin:4.5rem 0 1rem;padding-top:1.2rem;border-top:1px solid var(--rule)}
        h3{font-size:1.05rem;font-weight:650;margin:2.5rem 0 .6rem}
        p,section>ul,pre{max-width:70ch;margin:0 0 1.1rem}
        section>ul{padding-left:1.3rem}
        .subtitle{color:var(--muted);font-size:1rem;margin:0}
        .lead{font-size:1.12rem;line-height:1.5;max-width:76ch;margin:1.2rem 0 1.4rem}
        a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
        a:focus-visible,.scroll:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
        .skip{position:absolute;left:-999rem}
        .skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.3rem .6rem}
        nav{margin:.9rem 0 0;font-size:.9rem}
        nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;list-style:none;margin:.7rem 0 0;padding:0}
        nav a{text-decoration:none}
        nav a:hover{text-decoration:underline}
        code{font-family:var(--mono);font-size:.86em;overflow-wrap:anywhere}
        pre{background:var(--raised);padding:.9rem 1.1rem;border-radius:6px;overflow-x:auto;line-height:1.5}
        pre code{font-size:.84rem;overflow-wrap:normal}
        .scroll{overflow-x:auto}
        .scroll.table{margin:1.8rem 0 2.4rem}
        table{border-collapse:collapse;font-size:.875rem;line-height:1.45;font-variant-numeric:tabular-nums lining-nums}
        caption{text-align:left;color:var(--muted);padding:0 0 .7rem;max-width:44rem;caption-side:top}
        caption b,figcaption b{color:var(--ink);font-weight:650}
        th,td{padding:.5rem 1rem .5rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--faint)}
        th:last-child,td:last-child{padding-right:0}
        thead th{font-weight:600;color:var(--muted);border-bottom:1px solid var(--rule);white-space:nowrap;vertical-align:bottom}
        tbody th{font-weight:600}
        tbody tr:last-child>*{border-bottom:1px solid var(--rule)}
        .number{text-align:right;white-space:nowrap}
        .claims{font-family:var(--sans);font-size:.9rem;line-height:1.45;margin:1.8rem 0 2.4rem}
        .claims .caption{color:var(--muted);font-size:.875rem;max-width:44rem;margin:0 0 .7rem}
        .caption b{color:var(--ink);font-weight:650}
        .claims .line{display:grid;grid-template-columns:1rem 3rem minmax(0,1fr) 8.6rem 8.6rem 7rem;gap:0 .6rem;align-items:baseline;padding:.5rem 0;border-bottom:1px solid var(--faint);width:auto;max-width:none;margin:0;color:inherit;list-style:none}
        .claims .line::-webkit-details-marker{display:none}
        .claims .line::before{content:'';justify-self:center;align-self:center;width:.42rem;height:.42rem;border:solid var(--muted);border-width:0 1.5px 1.5px 0;transform:rotate(-45deg)}
        .claims [open]>.line::before{transform:rotate(45deg)}
        .claims .line:hover .title{text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.18em}
        .claims .head{color:var(--muted);font-weight:600;font-size:.875rem;border-bottom-color:var(--rule)}
        .claims .head::before{visibility:hidden}
        .claim{margin:0;font-size:inherit}
        .claim .id{font-weight:650}
        .claim .recomputed{color:var(--muted);font-size:.84rem;font-variant-numeric:tabular-nums}
        .claim .label{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .claim[open]{border-bottom:1px solid var(--rule)}
        .claim[open]>.line{border-bottom-color:transparent}
        .folded{scroll-margin-top:4.5rem;padding:.2rem 0 1.6rem 5.2rem}
        .folded dl{margin:.2rem 0 0;font-size:inherit;grid-template-columns:minmax(6.5rem,max-content) minmax(0,1fr)}
        .folded:target{background:linear-gradient(90deg,var(--accent) 3px,transparent 3px)}
        .badge{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:.02rem .55rem;font:600 .78rem/1.5 var(--sans);white-space:nowrap}
        .badge b{font-weight:700;margin-left:.15rem}
        .reproduced{color:var(--series-5)}
        .deviates{color:var(--against)}
        .undecided{color:var(--ink)}
        .not-testable{color:var(--muted)}
        .out-of-budget{color:var(--muted);border-style:dashed}
        dl{display:grid;grid-template-columns:minmax(9rem,max-content) minmax(0,1fr);gap:.5rem 1.6rem;font-size:.9rem;line-height:1.5;margin:1.2rem 0 2rem;max-width:60rem}
        dt{color:var(--muted)}
        dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
        .tally{display:flex;flex-wrap:wrap;gap:.8rem 2.4rem;max-width:none;margin:0 0 1.6rem}
        .tally div{display:flex;flex-wrap:wrap;gap:.4rem .9rem;align-items:baseline}
        .tally dt{min-width:7.5rem}
        .tally dd{display:flex;flex-wrap:wrap;gap:.4rem}
        figure{margin:2.4rem 0 3.2rem}
        main>figure{margin:1.4rem 0 2.2rem}
        .pns{display:block;width:100%;height:auto}
        figcaption{max-width:46rem;margin-top:1rem;font-size:.9rem;line-height:1.55;color:var(--muted)}
        .command{display:block;margin-top:.3rem;font-size:.84rem}
        details{margin-top:.8rem;font-size:.875rem}
        summary{cursor:pointer;color:var(--accent);width:max-content}
        details .scroll.table{margin:1rem 0 0}
        figure details .scroll.table{max-height:26rem;overflow:auto}
        @media screen and (max-width:46rem){
        body{padding:2rem 1.1rem 4rem;font-size:1rem}
        h1{font-size:1.6rem}
        h2{margin-top:3.2rem}
        .lead{font-size:1.08rem}
        dl{grid-template-columns:1fr;gap:.1rem}
        dd{margin-bottom:.7rem}
        .tally{flex-direction:column}
        .tally dt{min-width:7.5rem}
        .tally dd{margin-bottom:0}
        figure .pns{width:52rem}
        .claims .line{grid-template-columns:1rem 2.6rem minmax(0,1fr) minmax(0,1fr);row-gap:.25rem}
        .claims .head{display:none}
        .claim .title,.claim .recomputed{grid-column:3/5}
        .claim .verdict:nth-of-type(3){grid-column:3}
        .claim .label{position:static;width:auto;height:auto;clip-path:none;overflow:visible;color:var(--muted);font-size:.78rem}
        .claim .verdict .label{display:block}
        .folded{padding:.2rem 0 1.4rem}
        .folded dl{grid-template-columns:1fr}
        .folded .scroll.table{padding:0}
        .claims .line::before{align-self:start;margin-top:.4rem}
        .scroll,.scroll.table{margin-left:-1.1rem;margin-right:-1.1rem;padding:0 1.1rem}
        caption{max-width:min(44rem,calc(100vw - 2.2rem))}
        }
        @media print{
        @page{margin:16mm 14mm}
        html{font-size:80%}
        body{max-width:none;padding:0;background:none}
        nav,.skip,.claims .line::before,summary::marker{display:none}
        ::details-content{content-visibility:visible;display:block;block-size:auto}
        figure>details>summary{color:inherit}
        figure details .scroll.table{max-height:none;overflow:visible}
        a{color:inherit;text-decoration:none}
        h2{margin-top:2rem}
        h2,h3{break-after:avoid}
        figure,tr,dl{break-inside:avoid}
        thead{display:table-header-group}
        .scroll{overflow:visible}
        table{font-size:.7rem;width:100%}
        table.wide{font-size:.58rem}
        th,td{padding:.2rem .45rem .2rem 0}
        thead th,.number{white-space:normal}
        .claims{font-size:.8rem}
        .claims .line{grid-template-columns:2.4rem minmax(0,1fr) 7rem 7rem 6.2rem;padding:.3rem 0}
        .claims .head{font-size:.8rem}
        .folded{padding:.1rem 0 .8rem 3rem}
        .claim{break-inside:avoid}
        .badge{font-size:.7rem;padding:0 .4rem}
        }

        """;
}
