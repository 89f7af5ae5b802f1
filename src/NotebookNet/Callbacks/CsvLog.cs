using System.Text;

namespace NotebookNet;

/// <summary>
/// Writes a line to a CSV file after each epoch: its number, loss and metrics, the learning rate. The file can be read while the
/// training runs. Keras: <c>CSVLogger</c>.
/// </summary>
/// <remarks>Numbers have a decimal point and as many digits as they need to be read back exactly. The folder is made when it is missing.</remarks>
/// <example><code>
/// var file = Path.Combine(Path.GetTempPath(), "run.csv");
/// model.Fit(train, epochs: 3, callbacks: [new CsvLog(file)]);
/// File.ReadAllLines(file)[0]   // epoch,loss,accuracy,learning_rate
/// </code></example>
public sealed class CsvLog : Callback
{
    // Without a byte order mark: not every reader of CSV files expects one.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a line to a CSV file after each epoch.</summary>
    /// <param name="path">The file; an older one is replaced.</param>
    /// <param name="separator">What stands between columns.</param>
    /// <param name="append">Whether lines are added to an existing file of the same columns.</param>
    /// <exception cref="ArgumentException">The path is empty, or the separator cannot stand between numbers.</exception>
    public CsvLog(string path, char separator = ',', bool append = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (char.IsLetterOrDigit(separator) || separator is '.' or '-' or '+' or '"' or '\n' or '\r')
        {
            throw new ArgumentException($"'{separator}' cannot stand between numbers; use a comma, a semicolon or a tab.", nameof(separator));
        }

        (Path, Separator, Append) = (path, separator, append);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What stands between columns.</summary>
    public char Separator { get; }

    /// <summary>Whether lines are added to an existing file.</summary>
    public bool Append { get; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var path = System.IO.Path.GetFullPath(Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var header = CsvText.Line(["epoch", .. context.Keys, "learning_rate"], Separator);
        var isContinued = Append && File.Exists(path) && new FileInfo(path).Length > 0;
        if (isContinued && File.ReadLines(path).First() is var found && found != header)
        {
            throw new InvalidOperationException($"CsvLog cannot append to '{Path}': its first line is '{found}', but this training has '{header}'. Choose another file.");
        }

        if (!isContinued)
        {
            File.WriteAllText(path, header + "\n", Utf8);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var line = CsvText.Line(
            [CsvText.Number(context.Epoch), .. context.Keys.Select(key => CsvText.Number(context.Logs[key])), CsvText.Number(context.History.LearningRates[^1])],
            Separator);

        // Opened for each line: nothing is lost when the process ends, and other programs may read meanwhile.
        File.AppendAllText(System.IO.Path.GetFullPath(Path), line + "\n", Utf8);
    }
}
