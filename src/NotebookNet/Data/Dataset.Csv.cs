using NotebookNet.Files;

namespace NotebookNet;

/// <content>Data sets from CSV files.</content>
public sealed partial class Dataset
{
    /// <summary>Reads a CSV file: a line of names, if there is one, and a line per sample.</summary>
    /// <remarks>
    /// <para>
    /// Separator and line of names are found out from the file; <see cref="CsvOptions"/> says otherwise. Numbers are read the same way on
    /// every machine, whatever its language. An empty cell, NA and the like become NaN, which <see cref="SimpleImputer"/> fills in.
    /// </para>
    /// <para>
    /// A label column with texts becomes classes with these names, in alphabetical order; other columns with texts become one column per
    /// text (one-hot). Cells in quotes may hold separators, line breaks and doubled quotes (RFC 4180).
    /// </para>
    /// </remarks>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="label">The column to be predicted, by its name or position; the last when null.</param>
    /// <param name="options">How the file is to be read.</param>
    /// <param name="name">What the data set is called; the file's name when null.</param>
    /// <returns>Features (N, F) and labels (N).</returns>
    /// <exception cref="DataException">The file cannot be read, or a cell is not what it must be; the message says in which line and column.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <example><code>
    /// File.WriteAllText("flowers.csv", "length,colour,kind\n5.1,red,rose\n,white,lily\n4.7,red,rose\n");
    /// var flowers = Dataset.FromCsv("flowers.csv", label: "kind");      // length, colour = red, colour = white → lily, rose
    /// </code></example>
    public static Dataset FromCsv(string path, CsvColumn? label = null, CsvOptions? options = null, string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return new CsvReader(() => new StreamReader(path), options ?? new CsvOptions(), $"'{path}'").Read(label, name ?? Path.GetFileNameWithoutExtension(path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"'{path}' cannot be read: {cause.Message} Relative paths begin in {Environment.CurrentDirectory}.", cause);
        }
    }

    /// <summary>Reads CSV from anything that gives text, such as <c>new StringReader("a,b\n1,2")</c>: see the other form.</summary>
    /// <param name="reader">The text; it is read to its end.</param>
    /// <param name="label">The column to be predicted, by its name or position; the last when null.</param>
    /// <param name="options">How the text is to be read.</param>
    /// <param name="name">What the data set is called.</param>
    /// <returns>Features (N, F) and labels (N).</returns>
    /// <exception cref="DataException">A cell is not what it must be; the message says in which line and column.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <example><code>
    /// var houses = Dataset.FromCsv(new StringReader("rooms;price\n3;210,5\n4;260,0"), label: "price",
    ///     options: new CsvOptions { DecimalSeparator = ',' });
    /// </code></example>
    public static Dataset FromCsv(TextReader reader, CsvColumn? label = null, CsvOptions? options = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var text = reader.ReadToEnd();
        return new CsvReader(() => new StringReader(text), options ?? new CsvOptions(), "The text").Read(label, name);
    }
}
