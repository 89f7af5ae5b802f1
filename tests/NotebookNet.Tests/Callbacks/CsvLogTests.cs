namespace NotebookNet.Tests;

/// <summary>Trainings as text: the log, CSV, JSON.</summary>
public sealed class CsvLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_log_has_a_line_for_each_epoch_while_the_training_runs()
    {
        var file = Path.Combine(_folder.Path, "new", "log.csv");
        List<int> lines = [];
        var history = Networks.Classifier().Fit(
            Datasets.Iris(), epochs: 3, validationSplit: 0.2, seed: 1, progress: false,
            callbacks: [new CsvLog(file), new LambdaCallback(onEpochEnd: _ => lines.Add(File.ReadAllLines(file).Length))]);
        Assert.Equal([2, 3, 4], lines);
        Assert.Equal(history.ToCsv(), File.ReadAllText(file));
        Assert.StartsWith("epoch,loss,accuracy,val_loss,val_accuracy,learning_rate\n1,", history.ToCsv(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_the_same_under_a_german_culture_and_can_be_read_back_exactly()
    {
        using var german = new GermanCulture();
        var history = Networks.Classifier().Fit(Datasets.Iris(), epochs: 2, seed: 1, progress: false);
        var cells = history.ToCsv(';').Split('\n')[2].Split(';');
        Assert.Equal(history["loss"][1], double.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain(",", history.ToCsv(';'), StringComparison.Ordinal);
        Assert.Contains("0.", history.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_can_be_continued_when_its_columns_are_the_same()
    {
        var file = _folder.At("log.csv");
        var model = Networks.Classifier();
        model.Fit(Datasets.Iris(), epochs: 2, seed: 1, progress: false, callbacks: [new CsvLog(file, append: true)]);
        model.Fit(Datasets.Iris(), epochs: 3, seed: 1, initialEpoch: 2, progress: false, callbacks: [new CsvLog(file, append: true)]);
        Assert.Equal(["epoch", "1", "2", "3"], File.ReadAllLines(file).Select(line => line.Split(',')[0]));
        var error = Assert.Throws<InvalidOperationException>(() => model.Fit(
            Datasets.Iris(), validationSplit: 0.5, progress: false, callbacks: [new CsvLog(file, append: true)]));
        Assert.Contains("Choose another file", error.Message, StringComparison.Ordinal);
        model.Fit(Datasets.Iris(), epochs: 1, progress: false, callbacks: [new CsvLog(file)]);
        Assert.Equal(2, File.ReadAllLines(file).Length);
    }

    [Fact]
    public void Strange_names_of_metrics_are_quoted()
    {
        Assert.Equal("a,\"b,c\",\"d\"\"e\",\"f\ng\"", CsvText.Line(["a", "b,c", "d\"e", "f\ng"], ','));
        Assert.Equal("a;b,c", CsvText.Line(["a", "b,c"], ';'));
    }

    [Fact]
    public void Json_has_everything_and_null_for_what_is_no_finite_number()
    {
        var model = Model.Input(2).Dense(1).Compile(new SGD(), Loss.MeanSquaredError, new ScriptedMetric([1, double.NaN, double.PositiveInfinity]));
        using var json = System.Text.Json.JsonDocument.Parse(model.Fit(Networks.Xor, epochs: 3, seed: 4, progress: false).ToJson());
        var root = json.RootElement;
        Assert.Equal("[1,null,null]", root.GetProperty("history").GetProperty("scripted").GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
        Assert.Equal((4, 3, "Completed", 3), (root.GetProperty("seed").GetInt32(), root.GetProperty("planned_epochs").GetInt32(),
            root.GetProperty("outcome").GetString(), root.GetProperty("epoch").GetArrayLength()));
    }

    [Fact]
    public void An_epoch_without_validation_has_empty_cells()
    {
        using var source = new CancellationTokenSource();
        var history = Networks.Classifier().Fit(
            Datasets.Iris(), epochs: 2, batchSize: 150, validation: Datasets.Iris(), progress: false, cancellation: source.Token,
            callbacks: [new LambdaCallback(onBatchEnd: _ => source.Cancel())]);
        Assert.Matches("^1,[0-9.]+,[0-9.]+,,,0.01$", history.ToCsv().Split('\n')[1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_log_needs_a_file(string path) => Assert.Throws<ArgumentException>(() => new CsvLog(path));

    [Theory]
    [InlineData('.')]
    [InlineData('"')]
    [InlineData('1')]
    public void A_separator_must_not_be_part_of_numbers(char separator) => Assert.Throws<ArgumentException>(() => new CsvLog("log.csv", separator));

    public void Dispose() => _folder.Dispose();
}
