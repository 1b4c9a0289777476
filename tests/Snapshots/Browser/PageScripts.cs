namespace PlantNSeek.Snapshots.Tests.Browser;

/// <summary>What is asked of a page, as functions of it. Each gives the list of what is wrong.</summary>
internal static class PageScripts
{
    /// <summary>Folds everything, or unfolds it.</summary>
    public const string Fold = "isOpen => document.querySelectorAll('details').forEach(d => { d.open = isOpen; })";

    /// <summary>What reaches beyond the right edge; the content of boxes that scroll is not looked at where it may scroll.</summary>
    public const string TooWide = """
        mayScroll => {
          const width = document.documentElement.clientWidth, wrong = [];
          const root = document.scrollingElement;
          if (root.scrollWidth > root.clientWidth) wrong.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);
          const say = (e, what) => wrong.push(`${e.tagName} ${e.id || e.className?.baseVal || e.className || ''} '${(e.textContent || '').trim().slice(0, 60)}' ${what}`);
          for (const e of document.querySelectorAll('body *')) {
            if (!e.checkVisibility() || e.closest('.skip')) continue;
            const inSvg = e.closest('svg') && e.tagName !== 'svg';
            const scrolled = e.parentElement?.closest('.scroll, pre');
            if (!mayScroll && e.matches('.scroll, pre') && e.scrollWidth > e.clientWidth + 1) say(e, `hides ${e.scrollWidth - e.clientWidth} pixels`);
            if (inSvg || (mayScroll && scrolled)) continue;
            const box = e.getBoundingClientRect();
            if (box.width > 1 && (box.right > width + 0.5 || box.left < -0.5)) say(e, `reaches from ${box.left} to ${box.right} of ${width}`);
          }
          return wrong;
        }
        """;

    /// <summary>What is folded away, although everything should be shown.</summary>
    public const string Folded = """
        () => [...document.querySelectorAll('details:not(nav *) > :not(summary)')].filter(e => !e.checkVisibility({ contentVisibilityAuto: true }) || e.getBoundingClientRect().height === 0).map(e => `${e.id || e.textContent.trim().slice(0, 60)} is folded`)
        """;

    /// <summary>Links into the page that lead nowhere, or to what is not shown then.</summary>
    public const string Anchors = """
        async () => {
          const wrong = [], targets = new Set([...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href')));
          for (const target of targets) {
            document.querySelectorAll('details[open]').forEach(d => { d.open = false; });
            location.hash = '';
            location.hash = target;
            const found = document.querySelectorAll(`[id="${decodeURIComponent(target.slice(1))}"]`);
            if (found.length !== 1) { wrong.push(`${target} names ${found.length} parts`); continue; }
            if (!found[0].checkVisibility({ contentVisibilityAuto: true })) wrong.push(`${target} is not shown`);
            const box = found[0].getBoundingClientRect();
            const atEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
            if (box.top < -1 || (box.top > window.innerHeight / 2 && !atEnd)) wrong.push(`${target} is at ${box.top}`);
          }
          if (targets.size < 30) wrong.push(`there are but ${targets.size} links`);
          return wrong;
        }
        """;

    /// <summary>Text whose contrast with the ground behind it is below 4.5.</summary>
    public const string Faint = """
        () => {
          const wrong = new Map();
          const parse = c => (c.match(/[\d.]+/g) || []).map(Number);
          const luminance = c => { const [r, g, b] = c.slice(0, 3).map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const ground = e => { for (let at = e; at; at = at.parentElement) { const c = parse(getComputedStyle(at).backgroundColor); if (c.length === 3 || c[3] > 0.99) return c; } return [255, 255, 255]; };
          let seen = 0;
          for (const e of document.querySelectorAll('body *')) {
            if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || e.closest('title, desc, style') || !e.checkVisibility()) continue;
            seen++;
            const style = getComputedStyle(e);
            const colour = parse(e instanceof SVGElement ? style.fill : style.color), behind = ground(e);
            const [a, b] = [luminance(colour), luminance(behind)];
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (!(contrast >= 4.5)) wrong.set(`${e.tagName} ${e.className?.baseVal ?? e.className} ${style.color}`, `${contrast} '${e.textContent.trim().slice(0, 40)}'`);
          }
          return [...wrong].map(w => w.join(': ')).concat(seen < 100 ? [`there are but ${seen} texts`] : []);
        }
        """;
}
