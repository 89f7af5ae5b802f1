// Measures every <section data-name> of the page: what stands where, how large, on which background.
() => {
    const tolerance = 1.5;
    const parse = colour => {
        const n = colour.match(/[\d.]+/g).map(Number);
        return { rgb: n.slice(0, 3), alpha: n.length > 3 ? n[3] : 1 };
    };
    const over = (front, alpha, back) => back.map((b, i) => alpha * front[i] + (1 - alpha) * b);
    const luminance = rgb => {
        const [r, g, b] = rgb.map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => {
        const [x, y] = [luminance(a), luminance(b)];
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    };
    const opacity = element => {
        let product = 1;
        for (let e = element; e instanceof Element; e = e.parentElement) product *= +getComputedStyle(e).opacity;
        return product;
    };

    // What is painted below a text at a point, from the page upwards. Thin lines are no background.
    const background = (x, y, text) => {
        let colour = parse(getComputedStyle(document.body).backgroundColor).rgb;
        const found = document.elementsFromPoint(x, y);
        for (const e of found.reverse()) {
            if (e === document.body || e === document.documentElement || e.contains(text) && e instanceof SVGElement) continue;
            const style = getComputedStyle(e);
            if (e instanceof SVGGeometryElement) {
                const point = new DOMPoint(x, y).matrixTransform(e.getScreenCTM().inverse());
                if (style.fill !== 'none' && e.isPointInFill(point)) {
                    const fill = parse(style.fill);
                    colour = over(fill.rgb, fill.alpha * style.fillOpacity * opacity(e), colour);
                }
                if (style.stroke !== 'none' && parseFloat(style.strokeWidth) >= 6 && e.isPointInStroke(point)) {
                    const stroke = parse(style.stroke);
                    colour = over(stroke.rgb, stroke.alpha * style.strokeOpacity * opacity(e), colour);
                }
            } else if (e instanceof HTMLElement) {
                const fill = parse(style.backgroundColor);
                colour = over(fill.rgb, fill.alpha * opacity(e), colour);
            }
        }
        return colour;
    };

    const corners = (box, matrix) => [[box.x, box.y], [box.x + box.width, box.y], [box.x + box.width, box.y + box.height], [box.x, box.y + box.height]]
        .map(([x, y]) => { const p = new DOMPoint(x, y).matrixTransform(matrix); return [p.x, p.y]; });
    const bounds = quad => ({
        left: Math.min(...quad.map(p => p[0])), right: Math.max(...quad.map(p => p[0])),
        top: Math.min(...quad.map(p => p[1])), bottom: Math.max(...quad.map(p => p[1])) });

    // How deep two turned boxes lie in one another: the least shift that parts them.
    const depth = (a, b) => {
        let least = Infinity;
        for (const quad of [a, b]) {
            for (let i = 0; i < 2; i++) {
                const [dx, dy] = [quad[i + 1][0] - quad[i][0], quad[i + 1][1] - quad[i][1]];
                const length = Math.hypot(dx, dy) || 1;
                const along = p => (p[0] * dx + p[1] * dy) / length;
                const [pa, pb] = [a.map(along), b.map(along)];
                least = Math.min(least, Math.min(Math.max(...pa), Math.max(...pb)) - Math.max(Math.min(...pa), Math.min(...pb)));
            }
        }
        return least;
    };

    const ownText = e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join('').trim();
    const svgTexts = section => [...section.querySelectorAll('svg text, svg tspan')].filter(e => ownText(e)).map(e => {
        const matrix = e.getScreenCTM();
        return { element: e, text: ownText(e), quad: corners(e.getBBox(), matrix), size: parseFloat(getComputedStyle(e).fontSize) * Math.hypot(matrix.a, matrix.b), room: e.ownerSVGElement };
    });
    const htmlTexts = section => {
        const texts = [];
        const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || element instanceof SVGElement) continue;
            const range = document.createRange();
            range.selectNodeContents(walker.currentNode);
            for (const r of range.getClientRects()) {
                texts.push({ element, text: walker.currentNode.data.trim(), quad: [[r.left, r.top], [r.right, r.top], [r.right, r.bottom], [r.left, r.bottom]], size: parseFloat(getComputedStyle(element).fontSize), room: null });
            }
        }
        return texts;
    };

    // All shapes are to be found under a point, whatever they say to the mouse.
    const style = document.createElement('style');
    style.textContent = '* { pointer-events: auto !important } svg * { pointer-events: visiblePainted !important }';
    document.head.append(style);

    return [...document.querySelectorAll('section[data-name]')].map(section => {
        section.scrollIntoView();
        const problems = { overlaps: [], cut: [], faint: [], overflow: [] };
        const texts = [...svgTexts(section), ...htmlTexts(section)];
        const placed = texts.map(t => bounds(t.quad));
        texts.forEach((t, i) => {
            for (let j = 0; j < i; j++) {
                const [a, b] = [placed[i], placed[j]];
                // The glyphs of a formula are set by the browser, whose boxes of signs such as sums and accents reach into one another.
                const formula = t.element.closest('math');
                if (formula && formula === texts[j].element.closest('math')) continue;
                if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) {
                    const deep = depth(t.quad, texts[j].quad);
                    if (deep > tolerance) problems.overlaps.push(`'${t.text}' and '${texts[j].text}' by ${deep.toFixed(1)} px`);
                }
            }
            if (t.room) {
                const [box, room] = [placed[i], t.room.getBoundingClientRect()];
                const out = Math.max(room.left - box.left, box.right - room.right, room.top - box.top, box.bottom - room.bottom);
                if (out > 0.5) problems.cut.push(`'${t.text}' by ${out.toFixed(1)} px`);
            }
            const box = placed[i];
            const [y, own] = [(box.top + box.bottom) / 2, getComputedStyle(t.element)];
            const ink = parse(t.room ? own.fill : own.color);
            for (const share of [0.1, 0.5, 0.9]) {
                const x = box.left + share * (box.right - box.left);
                if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) continue;
                const back = background(x, y, t.element);
                const ratio = contrast(over(ink.rgb, ink.alpha * (t.room ? own.fillOpacity : 1) * opacity(t.element), back), back);
                if (ratio < 4.5) { problems.faint.push(`'${t.text}' ${ratio.toFixed(2)}:1`); break; }
            }
        });

        // What lies inside an area that scrolls by itself cannot push the page.
        for (const e of section.querySelectorAll('*')) {
            const area = e.parentElement.closest('[style*="overflow"]');
            if (e.ownerSVGElement || area && section.contains(area)) continue;
            const right = e.getBoundingClientRect().right;
            if (right > document.documentElement.clientWidth + 0.5) problems.overflow.push(`<${e.localName}> reaches ${right.toFixed(0)} px`);
        }

        const svg = section.querySelector('svg');
        const smallest = texts.reduce((s, t) => t.size < s.size ? t : s, { size: Infinity, text: '' });
        return {
            name: section.dataset.name, count: texts.length, smallest: Number.isFinite(smallest.size) ? smallest.size : 99, smallestText: smallest.text,
            width: svg ? svg.getBoundingClientRect().width : 0, height: svg ? svg.getBoundingClientRect().height : 0, ...problems };
    });
}
