using System.Globalization;

namespace NotebookNet.Files;

/// <summary>What a column of a CSV file holds, seen cell by cell, and how its cells become numbers.</summary>
internal sealed class CsvColumnKind(string name, CsvOptions options, string file)
{
    private const int MostCategories = 1000;

    private readonly SortedSet<string> _texts = new(StringComparer.Ordinal);
    private int _numbers;
    private int _textCells;
    private int _missing;
    private (string Text, int Line) _firstText;
    private int _firstMissing;
    private bool _isLabel;
    private Dictionary<string, int>? _categories;

    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>How many numbers a cell becomes.</summary>
    public int Width => _categories is null || _isLabel || options.Categories == CategoryEncoding.Ordinal ? 1 : _categories.Count;

    /// <summary>What those numbers are called.</summary>
    public IEnumerable<string> Names => Width == 1 && !(_categories is not null && options.Categories == CategoryEncoding.OneHot && !_isLabel)
        ? [name]
        : _categories!.OrderBy(pair => pair.Value).Select(pair => $"{name} = {pair.Key}");

    /// <summary>The names of the classes, when the column holds texts.</summary>
    public IReadOnlyList<string>? ClassNames => _categories is null ? null : [.. _categories.OrderBy(pair => pair.Value).Select(pair => pair.Key)];

    /// <summary>Whether a cell is a number.</summary>
    public static bool IsNumber(string cell, CsvOptions options) => TryParse(cell, options.DecimalSeparator, out _);

    /// <summary>Takes notice of a cell.</summary>
    public void Look(string cell, int line)
    {
        if (IsMissing(cell))
        {
            _firstMissing = _missing++ == 0 ? line : _firstMissing;
        }
        else if (IsNumber(cell, options))
        {
            _numbers++;
        }
        else
        {
            _firstText = _textCells++ == 0 ? (cell, line) : _firstText;
            if (_texts.Count <= MostCategories)
            {
                _texts.Add(cell);
            }
        }
    }

    /// <summary>Decides whether the cells are numbers or categories; says so when they are neither.</summary>
    public void Decide(bool isLabel)
    {
        _isLabel = isLabel;
        if (isLabel && _missing > 0)
        {
            throw new DataException($"{file}, line {_firstMissing}: the label '{name}' is missing. Remove the line; nothing can be learned from a sample without a label.");
        }

        if (options.KnownCategories?.TryGetValue(name, out var known) == true)
        {
            _categories = Numbered(known);
            return;
        }

        if (_textCells == 0)
        {
            return;
        }

        if (_numbers > _textCells)
        {
            var cure = TryParse(_firstText.Text, options.DecimalSeparator == '.' ? ',' : '.', out _)
                ? $"DecimalSeparator = '{(options.DecimalSeparator == '.' ? ',' : '.')}' reads it."
                : $"If it means that the number is missing, add it to MissingValues; if the column holds categories, give them in KnownCategories.";
            throw new DataException($"{file}, line {_firstText.Line}, column '{name}': '{Shortened(_firstText.Text)}' is no number, but most of the column are. {cure}");
        }

        if (_texts.All(text => TryParse(text, options.DecimalSeparator == '.' ? ',' : '.', out _)))
        {
            throw new DataException(
                $"{file}, line {_firstText.Line}, column '{name}': '{Shortened(_firstText.Text)}' is a number with another decimal separator. DecimalSeparator = '{(options.DecimalSeparator == '.' ? ',' : '.')}' reads it.");
        }

        if (_texts.Count > MostCategories)
        {
            throw new DataException(
                $"{file}, column '{name}': more than {MostCategories} different texts, the first in line {_firstText.Line} is '{Shortened(_firstText.Text)}'. That is no category; leave the column out with Features, or make numbers of it first.");
        }

        // Numbers among the texts are categories as well, such as the house numbers 12 and 12a; they were not collected as texts.
        _categories = _numbers == 0 ? Numbered([.. _texts]) : throw new DataException(
            $"{file}, line {_firstText.Line}, column '{name}': '{Shortened(_firstText.Text)}' is a text, but other cells are numbers. Make the column one or the other, add the text to MissingValues, or give all categories in KnownCategories.");
    }

    /// <summary>Writes a cell's numbers.</summary>
    public void Write(string cell, int line, Span<float> target)
    {
        if (_categories is null)
        {
            target[0] = IsMissing(cell) ? float.NaN : TryParse(cell, options.DecimalSeparator, out var number) ? number
                : throw new DataException($"{file}, line {line}, column '{name}': '{Shortened(cell)}' is no number.");
            return;
        }

        var isKnown = _categories.TryGetValue(cell, out var index);
        if (!isKnown && !IsMissing(cell))
        {
            throw new DataException($"{file}, line {line}, column '{name}': '{Shortened(cell)}' is none of the known categories {Shortened(string.Join(", ", _categories.Keys))}.");
        }

        if (target.Length == 1 && (_isLabel || options.Categories == CategoryEncoding.Ordinal))
        {
            target[0] = isKnown ? index : float.NaN;
        }
        else if (isKnown)
        {
            target[index] = 1;
        }
    }

    private static bool TryParse(string cell, char decimalSeparator, out float number)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        number = 0;
        if (cell.Length == 0 || !(char.IsAsciiDigit(cell[^1]) || cell[^1] == decimalSeparator))
        {
            return false;
        }

        if (decimalSeparator == '.')
        {
            return float.TryParse(cell, Style, CultureInfo.InvariantCulture, out number);
        }

        return !cell.Contains('.', StringComparison.Ordinal)
            && float.TryParse(cell.Replace(decimalSeparator, '.'), Style, CultureInfo.InvariantCulture, out number);
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private Dictionary<string, int> Numbered(IReadOnlyList<string> texts)
    {
        var categories = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (text is null || !categories.TryAdd(text, categories.Count))
            {
                throw new ArgumentException($"KnownCategories of '{name}': each category comes once and none is null; got '{text}' again.", nameof(texts));
            }
        }

        return categories.Count > 0 ? categories : throw new ArgumentException($"KnownCategories of '{name}' is empty.", nameof(texts));
    }

    private bool IsMissing(string cell) => cell.Length == 0 || options.MissingValues.Contains(cell, StringComparer.OrdinalIgnoreCase);
}
