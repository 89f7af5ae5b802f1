using System.Globalization;
using System.Net;
using System.Text;

namespace NotebookNet.Pictures;

/// <summary>
/// A tensor as a self-contained HTML fragment: a number as text, vectors and matrices as tables with a heat map behind the
/// numbers, what looks like pictures as pictures, anything else as its first matrices.
/// </summary>
internal static class TensorPicture
{
    private const int MostOfOneTable = 12;
    private const int MostOfManyTables = 8;
    private const int MostTables = 3;
    private const int LongestName = 60;
    private const string Font = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

    public static string Of(Tensor tensor)
    {
        if (tensor.Rank == 0)
        {
            return $"<span title=\"{WebUtility.HtmlEncode(NameOf(tensor))} () = {CellNumbers.Exact(tensor.Data[0])}\">{TensorText.Number(tensor.Data[0])}</span>";
        }

        var extent = Extent.Of(tensor.Data);
        var body = new StringBuilder();
        var notes = new List<string>();
        if (extent.HasNumbers)
        {
            notes.Add(extent.Low < extent.High
                ? $"from {CellNumbers.Short(extent.Low)} to {CellNumbers.Short(extent.High)}"
                : $"all {CellNumbers.Short(extent.Low)}");
        }

        if (extent.NotFinite > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{extent.NotFinite:#,0} not finite"));
        }

        if (tensor.Length == 0)
        {
            notes.Add("no numbers");
        }
        else if (ImageLayout.Of(tensor.Shape) is { } layout)
        {
            notes.Add(PixelPictures.Append(body, tensor.Data, layout, extent));
        }
        else if (tensor.Rank <= 2)
        {
            HeatTable.Append(
                body, tensor.Data, tensor.Rank == 1 ? 1 : tensor.Shape[0], tensor.Shape[^1], extent.Size, MostOfOneTable,
                tensor.Rank == 1 ? null : string.Empty);
        }
        else
        {
            notes.AddRange(Matrices(body, tensor, extent));
        }

        return $"<div style=\"max-width:100%;overflow:auto;font-family:{Font};font-size:13px;line-height:1.4\">"
            + $"<div style=\"margin:2px 8px 4px;font-size:12px\"><bdi style=\"font-weight:600\">{WebUtility.HtmlEncode(NameOf(tensor))}</bdi> {tensor.Shape}"
            + $"<span style=\"opacity:.75\">{string.Concat(notes.Select(note => " · " + note))}</span></div>"
            + body + "</div>";
    }

    private static IEnumerable<string> Matrices(StringBuilder html, Tensor tensor, Extent extent)
    {
        var (rows, columns) = (tensor.Shape[^2], tensor.Shape[^1]);
        var count = tensor.Length / (rows * columns);
        var shown = Math.Min(count, MostTables);
        html.Append("<div style=\"display:flex;flex-wrap:wrap;gap:4px 18px\">");
        for (var i = 0; i < shown; i++)
        {
            var place = PlaceOf(tensor.Shape, i);
            html.Append("<div><div style=\"margin:2px 8px;font-size:12px;opacity:.75\">[").Append(place).Append("..]</div>");
            HeatTable.Append(html, tensor.Data.AsSpan(i * rows * columns, rows * columns), rows, columns, extent.Size, MostOfManyTables, place);
            html.Append("</div>");
        }

        html.Append("</div>");
        return shown < count ? [string.Create(CultureInfo.InvariantCulture, $"{shown} of {count:#,0} matrices shown")] : [];
    }

    // The indices of matrix number i, each with a comma behind it.
    private static string PlaceOf(Shape shape, int i)
    {
        var place = string.Empty;
        for (var dimension = shape.Rank - 3; dimension >= 0; dimension--)
        {
            place = (i % shape[dimension]).ToString(CultureInfo.InvariantCulture) + ", " + place;
            i /= shape[dimension];
        }

        return place;
    }

    // Names come from users: characters that XML forbids or that turn the direction of writing are dropped.
    private static string NameOf(Tensor tensor)
    {
        if (tensor is not Variable { Name: { } name })
        {
            return tensor is Variable ? "Variable" : "Tensor";
        }

        var clean = string.Concat(name.EnumerateRunes().Where(IsPlain).Take(LongestName + 1).Select(rune => rune.ToString()));
        var runes = clean.EnumerateRunes().ToList();
        return runes.Count > LongestName ? string.Concat(runes.Take(LongestName)) + "…" : clean.Length > 0 ? clean : "Variable";
    }

    private static bool IsPlain(Rune rune) =>
        !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not (0xfffe or 0xffff or 0xfffd);
}
