namespace NotebookNet.Files;

/// <summary>
/// Makes a data set of a CSV file. It reads the text twice: once to see what each column is, once for its numbers; so a large file
/// takes no more memory than its numbers do.
/// </summary>
internal sealed class CsvReader
{
    // In the order in which they are believed.
    private const string Separators = "\t;,|";
    private const int LongestFirstLine = 1 << 20;

    private readonly Func<TextReader> _open;
    private readonly CsvOptions _options;
    private readonly string _name;
    private readonly char _separator;
    private CsvColumnKind[] _columns = [];
    private bool _hasHeader;
    private int _rows;

    /// <summary>A reader of a text.</summary>
    /// <param name="open">Opens the text at its beginning.</param>
    /// <param name="options">How it is to be read.</param>
    /// <param name="name">What messages call it.</param>
    public CsvReader(Func<TextReader> open, CsvOptions options, string name)
    {
        (_open, _options, _name) = (open, options, name);
        _separator = options.Separator ?? GuessSeparator();
        if (_separator is '"' or '\r' or '\n' || _separator == options.DecimalSeparator)
        {
            throw new ArgumentException(
                $"The separator '{_separator}' cannot also be the decimal separator, a quote or a line break. German files usually have Separator = ';' and DecimalSeparator = ','.", nameof(options));
        }
    }

    /// <summary>Reads the data set.</summary>
    public Dataset Read(CsvColumn? label, string? dataName)
    {
        Look();
        string[] names = [.. _columns.Select(column => column.Name)];
        var target = (label ?? ^1).PositionIn(names, _name);
        int[] features = _options.Features is { } wanted
            ? [.. wanted.Select(column => column.PositionIn(names, _name))]
            : [.. Enumerable.Range(0, names.Length).Where(column => column != target)];
        if (features.Length == 0 || features.Contains(target))
        {
            throw new DataException(features.Length == 0
                ? $"{_name} has only one column; a data set needs features besides the label '{names[target]}'. Is the separator '{_separator}' right?"
                : $"{_name}: the label '{names[target]}' is also among the features, so the network would be told the answer. Leave it out of Features.");
        }

        foreach (var column in features.Append(target))
        {
            _columns[column].Decide(isLabel: column == target);
        }

        return Fill(features, target, dataName);
    }

    private void Look()
    {
        using var reader = _open();
        var rows = new CsvRows(reader, _separator, _name);
        var first = rows.Next() ?? throw new DataException($"{_name} is empty; a data set needs at least one line with numbers.");
        _hasHeader = _options.HasHeader ?? !first.Any(cell => CsvColumnKind.IsNumber(cell, _options));
        _columns = [.. first.Select((cell, i) => new CsvColumnKind(_hasHeader && cell.Length > 0 ? cell : $"column {i}", _options, _name))];
        var row = _hasHeader ? rows.Next() : first;
        for (; row is not null && _rows < (_options.MaxRows ?? int.MaxValue); row = rows.Next())
        {
            CheckWidth(row, rows.Line);
            for (var i = 0; i < row.Count; i++)
            {
                _columns[i].Look(row[i], rows.Line);
            }

            _rows++;
        }

        if (_rows == 0)
        {
            throw new DataException($"{_name} has no samples{(_hasHeader ? " below its line of names" : string.Empty)}. When the first line is no line of names, say HasHeader = false.");
        }
    }

    private Dataset Fill(int[] features, int target, string? dataName)
    {
        var widths = Array.ConvertAll(features, column => _columns[column].Width);
        var width = widths.Sum(size => (long)size);
        if (width * _rows > Array.MaxLength)
        {
            throw new DataException($"{_name} would make {_rows} rows of {width} numbers, more than a tensor holds. Choose fewer columns with Features, or fewer samples with MaxRows.");
        }

        var numbers = new Tensor([_rows, (int)width]);
        var labels = new Tensor([_rows]);
        using var reader = _open();
        var rows = new CsvRows(reader, _separator, _name);
        if (_hasHeader)
        {
            rows.Next();
        }

        for (var i = 0; i < _rows; i++)
        {
            var row = rows.Next() ?? throw new DataException($"{_name} has become shorter while it was read.");
            CheckWidth(row, rows.Line);
            var place = i * (int)width;
            for (var j = 0; j < features.Length; j++)
            {
                _columns[features[j]].Write(row[features[j]], rows.Line, numbers.Data.AsSpan(place, widths[j]));
                place += widths[j];
            }

            _columns[target].Write(row[target], rows.Line, labels.Data.AsSpan(i, 1));
        }

        return new Dataset(
            numbers, labels, [.. features.SelectMany(column => _columns[column].Names)], _columns[target].ClassNames, dataName);
    }

    private void CheckWidth(IReadOnlyList<string> row, int line)
    {
        if (row.Count != _columns.Length)
        {
            throw new DataException(
                $"{_name}, line {line}: {row.Count} {(row.Count == 1 ? "cell" : "cells")}, but the first line has {_columns.Length}. "
                + $"A cell that holds the separator '{_separator}' must stand in quotes.");
        }
    }

    // A comma may also be a decimal comma or part of a text; where a tabulator or semicolon occurs, it is what parts the cells.
    private char GuessSeparator()
    {
        using var reader = _open();
        var isFound = new bool[Separators.Length];
        var isQuoted = false;
        for (var i = 0; i < LongestFirstLine && reader.Read() is >= 0 and var next && (isQuoted || next is not ('\r' or '\n') || !isFound.Contains(true)); i++)
        {
            isQuoted ^= next == '"';
            if (!isQuoted && next != _options.DecimalSeparator && Separators.IndexOf((char)next, StringComparison.Ordinal) is >= 0 and var separator)
            {
                isFound[separator] = true;
            }
        }

        return isFound.Contains(true) ? Separators[Array.IndexOf(isFound, true)] : _options.DecimalSeparator == ',' ? ';' : ',';
    }
}
