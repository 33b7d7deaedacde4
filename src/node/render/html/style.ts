/** Style of the one-file page: tokens for light and dark, one accent, tabular figures, a phone's cards in place of wide tables, paper. */
export const style = `
:root{--paper:#fff;--wash:#f4f6f9;--ink:#14202c;--quiet:#566270;--line:#dbe1e8;--accent:#12508f;--soft:#b9d2ec;--warm:#b4500b;--warm-soft:#f3d3b8;--sea:#f1f5f9;--land:#e3e8ee;--hatch:#cbd3dc;color-scheme:light}
@media (prefers-color-scheme:dark){:root{--paper:#10161d;--wash:#18202a;--ink:#e9eef3;--quiet:#a3afbb;--line:#2c3844;--accent:#86b9ee;--soft:#2d5480;--warm:#f2a765;--warm-soft:#5a3a1d;--sea:#131b24;--land:#27323e;--hatch:#3a4755;color-scheme:dark}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:4rem}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:400 16px/1.6 Pretendard,"Malgun Gothic","Apple SD Gothic Neo","Noto Sans",system-ui,sans-serif;-webkit-text-size-adjust:100%;word-break:keep-all;overflow-wrap:anywhere}
.switch{position:absolute;opacity:0;width:1px;height:1px}
#l-en:not(:checked)~* .en,#l-en:not(:checked)~.en,#l-ko:not(:checked)~* .ko,#l-ko:not(:checked)~.ko,#l-mn:not(:checked)~* .mn,#l-mn:not(:checked)~.mn{display:none}
.bar{position:sticky;top:0;z-index:2;display:flex;justify-content:space-between;align-items:center;padding:.55rem clamp(1rem,4vw,3rem);background:var(--paper);border-bottom:1px solid var(--line);border-top:4px solid var(--accent)}
.brand{font-weight:700;letter-spacing:-.01em}
.languages label{display:inline-block;padding:.25rem .7rem;margin-left:.25rem;border-radius:999px;cursor:pointer;color:var(--quiet);font-size:.9rem}
#l-en:checked~.bar label[for=l-en],#l-ko:checked~.bar label[for=l-ko],#l-mn:checked~.bar label[for=l-mn]{background:var(--accent);color:var(--paper)}
#l-en:focus-visible~.bar label[for=l-en],#l-ko:focus-visible~.bar label[for=l-ko],#l-mn:focus-visible~.bar label[for=l-mn]{outline:3px solid var(--warm);outline-offset:2px}
.page{max-width:74rem;margin:0 auto;padding:0 clamp(1rem,4vw,3rem)}
header{padding:clamp(2rem,6vw,4.5rem) 0 1.5rem}
.over{margin:0 0 .6rem;color:var(--accent);font-weight:600;font-size:.95rem}
h1{margin:0;max-width:22em;font-size:clamp(1.9rem,4.6vw,3.1rem);line-height:1.14;letter-spacing:-.025em;font-weight:720;text-wrap:balance}
h2{margin:0 0 1rem;font-size:clamp(1.35rem,2.6vw,1.75rem);line-height:1.25;letter-spacing:-.015em;display:flex;gap:.75rem}
h2>span{color:var(--accent);font-weight:500}
h3{margin:0 .6rem 0 0;font-size:.85rem;color:var(--quiet)}
p,ul{max-width:46rem;margin:0 0 1rem}
section.part{padding:2.4rem 0 1rem;border-top:1px solid var(--line)}
.lead{font-size:clamp(1.2rem,2.5vw,1.6rem);line-height:1.42;letter-spacing:-.012em;max-width:44rem;margin-bottom:1.4rem}
.n{white-space:nowrap;font-weight:680;font-variant-numeric:tabular-nums}
.lead .n{color:var(--accent)}
ul,ol{padding-left:1.3rem}
ol{max-width:46rem;margin:0 0 1rem}
sup{font-size:.7em}
.answers{display:block;padding:0}
.answers dt{color:inherit;font-weight:650;margin-top:.8rem}
.logo{float:right;max-height:4rem;max-width:12rem}
.beside{display:grid;grid-template-columns:1fr 1fr;gap:0 2.2rem}
li{margin:.35rem 0}
nav ol{list-style:none;margin:0 0 2rem;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));gap:0 2rem}
nav a{display:flex;gap:.7rem;padding:.42rem 0;border-bottom:1px solid var(--line);color:inherit;text-decoration:none}
nav a:hover{color:var(--accent)}
nav li{margin:0}
nav span{color:var(--accent);min-width:1em;font-variant-numeric:tabular-nums}
.note{padding:.7rem 1rem;border-left:4px solid var(--accent);background:var(--wash);max-width:46rem}
.note.caution{border-color:var(--warm)}
.note.draft{border-color:var(--quiet);font-size:.9rem;margin-top:1.4rem;color:var(--quiet)}
figure{margin:1.8rem 0 2.2rem}
figcaption{font-weight:660;font-size:1.08rem;line-height:1.35;margin-bottom:.7rem;max-width:46rem}
figcaption small{display:block;font-weight:400;font-size:.9rem;color:var(--quiet);margin-top:.2rem}
.source{font-size:.82rem;color:var(--quiet);margin:.6rem 0 0}
.scroll{overflow-x:auto}
.scroll:focus-visible{outline:2px solid var(--accent)}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.45}
th{overflow-wrap:normal;font-weight:600;text-align:left;vertical-align:bottom;padding:.5rem .8rem .5rem 0;border-bottom:2px solid var(--ink);font-size:.82rem}
td{overflow-wrap:break-word;white-space:pre-line;min-width:5.4rem;padding:.55rem .8rem .55rem 0;border-bottom:1px solid var(--line);vertical-align:top}
td:first-child{font-weight:600;min-width:7.5rem}
td[data-long]{min-width:15rem}
.num{text-align:right;font-variant-numeric:tabular-nums}
td.num{white-space:nowrap}
tr>:last-child{padding-right:0}
td.gap,td.gap.num{color:var(--quiet);font-style:italic;white-space:normal;font-weight:400}
.trace{color:inherit;text-decoration:underline dotted var(--accent) 1.5px;text-underline-offset:.22em}
.trace:hover{color:var(--accent);text-decoration-style:solid}
.mark{display:inline-block;font-size:.7rem;font-weight:500;color:var(--warm);border:1px solid currentColor;border-radius:3px;padding:0 .3em;white-space:nowrap}
.twin{font-size:.85rem;margin-top:.6rem}
.twin summary,.row summary{cursor:pointer}
.twin summary{color:var(--accent)}
.twin table{max-width:34rem;margin-top:.5rem}
svg{display:block;width:100%;height:auto;overflow:visible}
svg.narrow{display:none}
svg.defs{position:absolute;width:0;height:0}
svg text{font-size:12.5px;fill:var(--ink);font-family:inherit}
svg .tick{fill:var(--quiet);font-size:11.5px}
svg .label{font-weight:600}
svg .value{font-variant-numeric:tabular-nums}
svg .grid{stroke:var(--line)}
svg .axis{stroke:var(--ink);stroke-width:1.2}
svg .bar{fill:var(--soft)}
svg .pays{fill:var(--warm-soft)}
svg .whisker{stroke:var(--accent);stroke-width:1.8}
.graticule{fill:none;stroke:var(--line);stroke-width:.5}
.land path{fill:url(#unknown);stroke:var(--paper);stroke-width:.5}
.land-fill{fill:var(--land)}
.hatch{stroke:var(--hatch);stroke-width:1}
.seller{fill:var(--soft);stroke:var(--paper);stroke-width:.5}
.seller.closed{fill:var(--warm-soft)}
.home{fill:var(--accent)}
.flow{fill:none;stroke:var(--accent);stroke-linecap:butt;opacity:.75}
.flow.closed{stroke:var(--warm);stroke-dasharray:7 4}
.dot{fill:var(--ink)}
.target{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}
svg .place{font-size:12px;font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
svg .place.big{font-size:24px;stroke-width:5px}
footer{border-top:1px solid var(--line);margin-top:2rem;padding:1.4rem 0;font-size:.85rem;color:var(--quiet)}
footer p{max-width:none;margin:.2rem 0}
#sources{border-top:1px solid var(--line);padding:2.4rem 0 6rem;font-size:.88rem}
.group{display:flex;padding:.5rem 0;border-bottom:1px solid var(--line)}
.group:target{background:var(--wash);box-shadow:-4px 0 0 var(--accent)}
.group h3{min-width:2.2rem;text-align:right;padding-top:.25rem}
.rows{list-style:none;margin:0;padding:0;max-width:none;flex:1;min-width:0}
.row{margin:.15rem 0}
.row code{font:.82rem/1.5 ui-monospace,SFMono-Regular,Consolas,monospace;color:var(--quiet)}
.row .by{color:var(--quiet)}
dl{display:grid;grid-template-columns:minmax(6rem,9rem) 1fr;gap:.15rem 1rem;margin:.5rem 0 1rem;padding-left:1.1rem}
dt{color:var(--quiet)}
dd{margin:0;min-width:0}
dd ol{margin:0;padding-left:1.2rem}
dd li{margin:.1rem 0}
a{color:var(--accent)}
@media (max-width:46rem){
svg.narrow{display:block}
svg.wide{display:none}
nav ol{grid-template-columns:1fr}
figure.table thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
figure.table table,figure.table tbody,figure.table tr,figure.table td{display:block;width:auto}
figure.table tr{padding:.7rem 0;border-bottom:1px solid var(--line)}
figure.table td{display:grid;grid-template-columns:42% 1fr;gap:.2rem .8rem;padding:.18rem 0;border:0;text-align:left;white-space:normal}
figure.table td::before{content:attr(data-head);color:var(--quiet);font-weight:400;font-size:.82rem}
figure.table td:first-child{display:block;font-size:1.02rem;padding-bottom:.3rem}
figure.table td:first-child::before{content:none}
dl{grid-template-columns:1fr;gap:0}
dd{margin-bottom:.4rem}
}
@media print{
@page{size:A4;margin:16mm 14mm}
:root{--paper:#fff;--ink:#000;--quiet:#444;--wash:#f4f4f4;--line:#ccc}
body{font-size:10pt}
.bar,nav,.twin{display:none}
header{padding-top:0}
figure,tr,.note{break-inside:avoid}
h2,figcaption{break-after:avoid}
section.part{padding:1rem 0 0}
.page{max-width:none;padding:0}
#sources{break-before:page;font-size:8pt}
table{font-size:8pt}
td.num{white-space:normal}
}
`;
