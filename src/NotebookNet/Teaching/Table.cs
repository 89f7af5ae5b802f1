using NotebookNet.Teaching;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>A table of numbers, tensors and texts, filled row by row; it draws itself.</summary>
/// <remarks>Numbers have up to six significant digits; tensors of up to twelve numbers are written out, larger ones abridged.</remarks>
/// <example><code>
/// var table = new Table("step", "w", "loss");
/// for (var step = 0; step &lt; 3; step++)
/// {
///     table.Row(step, 0.5 * step, 1.0 / (step + 1));
/// }
/// </code></example>
public sealed class Table : Displayable
{
    private readonly string[] _columns;
    private readonly List<IReadOnlyList<string>> _rows = [];
    private readonly bool[] _isText;

    /// <summary>An empty table.</summary>
    /// <param name="columns">The names of the columns, at least one.</param>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public Table(params IEnumerable<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _columns = [.. columns];
        _isText = new bool[_columns.Length];
        if (_columns.Length == 0)
        {
            throw new ArgumentException("A table needs at least one column, for example new Table(\"step\", \"loss\").", nameof(columns));
        }
    }

    /// <summary>What stands above the table; nothing when null.</summary>
    public string? Title { get; init; }

    /// <summary>How many rows there are.</summary>
    public int RowCount => _rows.Count;

    /// <summary>Adds a row at the end.</summary>
    /// <param name="cells">One value for each column: a number, a tensor, or anything that has a text.</param>
    /// <returns>This table, so that calls can be chained.</returns>
    /// <exception cref="ArgumentException">There are more or fewer values than columns.</exception>
    public Table Row(params IReadOnlyList<object?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != _columns.Length)
        {
            throw new ArgumentException(
                $"This table has {_columns.Length} columns ({string.Join(", ", _columns)}), so a row takes as many values; got {cells.Count}.", nameof(cells));
        }

        for (var i = 0; i < cells.Count; i++)
        {
            _isText[i] |= cells[i] is not (null or IFormattable or Tensor { Rank: 0 });
        }

        _rows.Add([.. cells.Select(CellText.Of)]);
        return this;
    }

    /// <inheritdoc/>
    public override string ToHtml() => Picture().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Picture().ToString();

    private TablePicture Picture() => new(
        [.. _columns.Select((name, i) => new TableColumn(name, _isText[i] ? ColumnAlignment.Left : ColumnAlignment.Right))], _rows, Title);
}
