using System.Globalization;

namespace NotebookNet;

/// <summary>A column of a CSV file: by its name, or by its position, from 0 or, with <c>^1</c>, from the end.</summary>
public readonly record struct CsvColumn
{
    private readonly Index _position;

    /// <summary>A column by its name.</summary>
    /// <param name="name">The name in the first line.</param>
    public CsvColumn(string name) => Name = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>A column by its position.</summary>
    /// <param name="position">From 0, or from the end.</param>
    public CsvColumn(Index position) => _position = position;

    /// <summary>The name; null for a column by its position.</summary>
    public string? Name { get; }

    /// <summary>A column by its name.</summary>
    /// <param name="name">The name in the first line.</param>
    public static implicit operator CsvColumn(string name) => new(name);

    /// <summary>A column by its position.</summary>
    /// <param name="position">From 0.</param>
    public static implicit operator CsvColumn(int position) => new(new Index(position));

    /// <summary>A column by its position.</summary>
    /// <param name="position">From 0, or from the end.</param>
    public static implicit operator CsvColumn(Index position) => new(position);

    /// <summary>The name or the position.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name is not null ? $"'{Name}'" : _position.IsFromEnd
        ? string.Create(CultureInfo.InvariantCulture, $"^{_position.Value}")
        : _position.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where the column is.</summary>
    internal int PositionIn(IReadOnlyList<string> names, string file)
    {
        if (Name is null)
        {
            var position = _position.GetOffset(names.Count);
            return (uint)position < (uint)names.Count ? position : throw new DataException(
                $"{file} has no column {this}: it has {names.Count}, numbered from 0 (or from the end: ^1 is the last).");
        }

        var name = Name;
        int[] found = [.. Enumerable.Range(0, names.Count).Where(i => names[i] == name)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new DataException($"{file} has no column {this}. Its columns are: {string.Join(", ", names.Take(30))}{(names.Count > 30 ? " …" : string.Empty)}."),
            _ => throw new DataException($"{file} has {found.Length} columns called {this}, numbers {string.Join(" and ", found)}; name the column by its number."),
        };
    }
}
