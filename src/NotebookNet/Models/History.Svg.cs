using NotebookNet.Visuals;

namespace NotebookNet;

public sealed partial class History : ISvgPicture
{
    // All panels in one picture, so that saving curves as SVG needs no browser.
    string ISvgPicture.ToSvg() => Curves().ToSvg();
}
