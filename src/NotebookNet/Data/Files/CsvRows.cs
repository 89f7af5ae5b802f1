using System.Text;

namespace NotebookNet.Files;

/// <summary>
/// Splits CSV text into rows of cells (RFC 4180): cells in quotes may hold separators, line breaks and doubled quotes; lines
/// end with CR, LF or both; empty lines do not count.
/// </summary>
internal sealed class CsvRows
{
    // A quote that is never closed would make one cell of the whole rest of the file.
    private const int LongestCell = 1 << 20;
    private const int MostCells = 100_000;

    private readonly TextReader _reader;
    private readonly char _separator;
    private readonly string _name;
    private readonly StringBuilder _cell = new();
    private readonly List<string> _cells = [];
    private int _line = 1;

    public CsvRows(TextReader reader, char separator, string name) => (_reader, _separator, _name) = (reader, separator, name);

    /// <summary>The line in which the last row began, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The cells of the next row, until the next call; null at the end.</summary>
    /// <exception cref="DataException">A quote is not closed, something follows a closing quote, or a cell is too long.</exception>
    public IReadOnlyList<string>? Next()
    {
        while (_reader.Peek() >= 0)
        {
            Line = _line;
            ReadRow();
            if (_cells.Count > 1 || _cells[0].Length > 0)
            {
                return _cells;
            }
        }

        return null;
    }

    private void ReadRow()
    {
        _cells.Clear();
        do
        {
            if (_cells.Count == MostCells)
            {
                throw new DataException($"{_name}, line {Line}: more than {MostCells} cells. Is the separator right?");
            }

            SkipBlanks();
            _cells.Add(_reader.Peek() == '"' ? Quoted() : Plain());
        }
        while (EndOfCell());
    }

    // Whether another cell follows in this row.
    private bool EndOfCell()
    {
        var next = _reader.Read();
        if (next == _separator)
        {
            return true;
        }

        if (next == '\r' && _reader.Peek() == '\n')
        {
            _reader.Read();
        }

        _line++;
        return false;
    }

    private void SkipBlanks()
    {
        while (_reader.Peek() is ' ' or '\t' && _reader.Peek() != _separator)
        {
            _reader.Read();
        }
    }

    private string Plain()
    {
        _cell.Clear();
        while (_reader.Peek() is >= 0 and not '\r' and not '\n' and var next && next != _separator)
        {
            Append((char)_reader.Read());
        }

        return _cell.ToString().TrimEnd();
    }

    private string Quoted()
    {
        var opened = _line;
        _cell.Clear();
        _reader.Read();
        while (true)
        {
            var next = _reader.Read();
            if (next < 0)
            {
                throw new DataException($"{_name}, line {opened}: a quote is opened and never closed. Inside quotes a quote is written twice.");
            }

            if (next == '"')
            {
                if (_reader.Peek() != '"')
                {
                    break;
                }

                _reader.Read();
            }
            else if (next == '\n' || (next == '\r' && _reader.Peek() != '\n'))
            {
                _line++;
            }

            Append((char)next);
        }

        SkipBlanks();
        return _reader.Peek() is -1 or '\r' or '\n' || _reader.Peek() == _separator
            ? _cell.ToString()
            : throw new DataException(
                $"{_name}, line {_line}: '{(char)_reader.Peek()}' follows a closing quote; a cell in quotes ends with its quote, and inside quotes a quote is written twice.");
    }

    private void Append(char next)
    {
        if (_cell.Length == LongestCell)
        {
            throw new DataException($"{_name}, line {Line}: a cell has more than {LongestCell} characters. Is a quote not closed, or is this no text?");
        }

        _cell.Append(next);
    }
}
