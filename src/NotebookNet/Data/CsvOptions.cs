namespace NotebookNet;

/// <summary>How a CSV file is to be read; what is not said is found out from the file.</summary>
/// <example><code>
/// var german = new CsvOptions { Separator = ';', DecimalSeparator = ',' };
/// </code></example>
public sealed record CsvOptions
{
    /// <summary>What stands between two cells; when null the first of tabulator, semicolon, comma and bar that the first line has and that is not the decimal separator.</summary>
    public char? Separator { get; init; }

    /// <summary>Whether the first line holds names; when null it does if none of its cells is a number.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>The decimal point. The culture of the machine plays no part.</summary>
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>Texts that mean that a number is missing, besides an empty cell; upper and lower case are alike.</summary>
    public IReadOnlyList<string> MissingValues { get; init; } = ["NA", "N/A", "NaN", "null", "?", "-"];

    /// <summary>What becomes of columns with texts.</summary>
    public CategoryEncoding Categories { get; init; } = CategoryEncoding.OneHot;

    /// <summary>The columns that are features, in this order; all but the label when null.</summary>
    public IReadOnlyList<CsvColumn>? Features { get; init; }

    /// <summary>
    /// The categories of a column by its name, when they are known: a second file, with other samples, then gets the same columns as
    /// the first.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? KnownCategories { get; init; }

    /// <summary>How many samples are read at most.</summary>
    public int? MaxRows { get; init; }
}

/// <summary>What becomes of a column with texts.</summary>
public enum CategoryEncoding
{
    /// <summary>A column for each different text, 1 where a sample has it: what a network can use.</summary>
    OneHot,

    /// <summary>The position of the text among all different ones: a single column, for an embedding.</summary>
    Ordinal,
}
