using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;

namespace NotebookNet.Tool.Page;

/// <summary>
/// Finds $formulas$ and $$formulas$$ as Jupyter does: they may run over several lines, and nothing inside them is markdown.
/// A single dollar is money where it stands alone, before a space, or where a digit follows what would be the end.
/// </summary>
internal sealed class FormulaParser : InlineParser
{
    public FormulaParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.Text;
        var dollars = slice.PeekChar() == '$' ? 2 : 1;
        var first = slice.Start + dollars;
        var end = End(text, first, slice.End, dollars);
        if (end <= first || (dollars == 1 && (char.IsWhiteSpace(text[first]) || char.IsWhiteSpace(text[end - 1]))))
        {
            return false;
        }

        processor.Inline = new MathInline
        {
            Content = new StringSlice(text, first, end - 1),
            Delimiter = '$',
            DelimiterCount = dollars,
        };
        slice.Start = end + dollars;
        return true;
    }

    // Where the closing dollars stand; −1 when there are none.
    private static int End(string text, int from, int last, int dollars)
    {
        for (var i = from; i <= last; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '$')
            {
                if (dollars == 2)
                {
                    if (i < last && text[i + 1] == '$')
                    {
                        return i;
                    }
                }
                else
                {
                    return i < last && char.IsAsciiDigit(text[i + 1]) ? -1 : i;
                }
            }
        }

        return -1;
    }
}
