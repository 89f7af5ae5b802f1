using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// A figure that can be zoomed and tells its numbers under the pointer, drawn by plotly.js; the static picture stays where the
/// script cannot be loaded.
/// </summary>
/// <remarks>Any number of them can stand on one page; the script is loaded once. Nothing is asked of require.js.</remarks>
public sealed class InteractiveFigure : Displayable, ISvgPicture
{
    /// <summary>Where plotly.js comes from when nothing else is said.</summary>
    public const string DefaultScript = "https://cdn.jsdelivr.net/npm/plotly.js-dist-min@4.1.2/plotly.min.js";

    private readonly Figure _figure;
    private readonly string _script;

    internal InteractiveFigure(Figure figure, string script) => (_figure, _script) = (figure, script);

    /// <summary>The static picture.</summary>
    /// <returns>SVG that needs no script.</returns>
    public string ToSvg() => _figure.ToSvg();

    /// <summary>The fragment: the static picture, and a script that puts the interactive one in its place.</summary>
    /// <returns>HTML with a script, unlike other pictures.</returns>
    public override string ToHtml()
    {
        var (json, svg) = (_figure.ToPlotlyJson(), _figure.ToHtml());
        // A mark made of the content instead of an id: the same cell gives the same output, and one figure may stand on a page twice.
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json + _script)).AsSpan(0, 8));
        var width = _figure.Description.Width.ToString("0", CultureInfo.InvariantCulture);
        return $"<div data-notebooknet-plot=\"{mark}\" style=\"max-width:{width}px\"><div>{svg}</div></div>"
            + $"<script>{Script(mark, JsonSerializer.Serialize(_script), json)}</script>";
    }

    /// <inheritdoc/>
    public override string ToString() => _figure.ToString();

    // Address and figure are JSON whose characters of markup are escaped, so neither can end the script.
    private static string Script(string mark, string url, string figure) => $$"""
        (() => {
        const boxes = [...document.querySelectorAll('[data-notebooknet-plot="{{mark}}"]:not([data-drawn])')], url = {{url}};
        boxes.forEach(box => box.setAttribute('data-drawn', ''));
        const loading = window.notebooknetPlotly ??= {};
        const load = () => window.Plotly ? Promise.resolve(window.Plotly) : loading[url] ??= new Promise((done, fail) => {
            const amd = typeof define === 'function' ? define.amd : undefined;
            const restore = () => { if (amd) define.amd = amd; };
            if (amd) define.amd = undefined;
            const script = document.createElement('script');
            script.src = url;
            script.onload = () => { restore(); window.Plotly ? done(window.Plotly) : fail(new Error('no Plotly in it')); };
            script.onerror = () => { restore(); delete loading[url]; fail(new Error('not reachable')); };
            document.head.append(script);
        });
        const note = (box, error) => {
            const text = document.createElement('div');
            text.style.cssText = 'font:12px sans-serif;opacity:.8;overflow-wrap:anywhere';
            text.textContent = `The interactive chart could not be drawn with ${url} (${error.message}); this is the static picture.`;
            box.append(text);
        };
        load().then(plotly => boxes.forEach(async box => {
            const figure = make(), place = document.createElement('div');
            const colour = getComputedStyle(box).color, grid = 'rgba(128,128,128,.3)', clear = 'rgba(0,0,0,0)';
            place.style.cssText = `width:100%;height:${figure.layout.height}px`;
            const layout = { ...figure.layout, autosize: true, paper_bgcolor: clear, plot_bgcolor: clear, font: { color: colour } };
            delete layout.width;
            Object.keys(layout).filter(key => /^[xy]axis/.test(key)).forEach(key => layout[key] = { gridcolor: grid, zerolinecolor: grid, linecolor: grid, ...layout[key] });
            box.append(place);
            try {
                await plotly.newPlot(place, figure.data, layout, { responsive: true, displaylogo: false });
                box.firstElementChild.style.display = 'none';
            } catch (error) {
                place.remove();
                note(box, error);
            }
        })).catch(error => boxes.forEach(box => note(box, error)));
        function make() { return {{figure}}; }
        })();
        """;
}
