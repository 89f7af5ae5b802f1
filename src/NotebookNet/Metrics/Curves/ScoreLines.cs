using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>What ROC and precision–recall curves have in common: a square, a curve for each class, and the mean below.</summary>
internal static class ScoreLines
{
    /// <summary>The threshold above which one output says class 1.</summary>
    public const double UsualThreshold = 0.5;

    private const int MostLines = 8;

    /// <summary>The curves that are drawn: all, or of very many the worst, in the order of the classes.</summary>
    public static IReadOnlyList<T> Shown<T>(IReadOnlyList<T> lines, Func<T, double> score)
        where T : class
    {
        var defined = lines.Where(line => !double.IsNaN(score(line))).ToArray();
        var worst = defined.OrderBy(score).Take(MostLines).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. defined.Where(worst.Contains)];
    }

    /// <summary>What stands before a score in the legend: the class, where there are several.</summary>
    public static string Prefix(int lines, string name) => lines == 1 ? "" : name + " ";

    /// <summary>A class in a title: one without a name as "class 1".</summary>
    public static string Class(string name) => name.All(char.IsAsciiDigit) ? "class " + name : name;

    /// <summary>The line below the picture: what is left out, and the mean.</summary>
    public static string? Note(int lines, int shown, string score, double mean)
    {
        if (lines == 1)
        {
            return shown == 0 ? "undefined: it takes samples of the class and others" : null;
        }

        var text = $"mean {score} {Numbers.Score(mean)}";
        return shown == lines ? text
            : lines <= MostLines ? $"{text}; undefined where a class has no samples"
            : $"{text}; the {shown} lowest of {Numbers.Count(lines, "class")} shown";
    }

    /// <summary>The picture.</summary>
    public static FigureDescription Figure(string title, IReadOnlyList<Trace> traces, string x, string y, string? note, int side) => new()
    {
        Title = title,
        Note = note,
        Width = side,
        Height = side + 40,
        Panels =
        [
            new()
            {
                Traces = traces,
                EqualUnits = true,
                X = new() { Title = x, Low = 0, High = 1 },
                Y = new() { Title = y, Low = 0, High = 1.005 },
            },
        ],
    };

    /// <summary>The scores as text.</summary>
    public static string Text(string title, string score, IReadOnlyList<(string Name, double Score, long Support)> lines, double mean)
    {
        var table = new TextTable(ColumnAlignment.Left, ColumnAlignment.Right, ColumnAlignment.Right);
        table.Row("class", score, "support");
        foreach (var line in lines)
        {
            table.Row(line.Name, Numbers.Score(line.Score), Numbers.Count(line.Support));
        }

        return title + "\n" + (lines.Count == 1 ? table : table.Line().Row("mean", Numbers.Score(mean), "")).ToString().TrimEnd('\n');
    }
}
