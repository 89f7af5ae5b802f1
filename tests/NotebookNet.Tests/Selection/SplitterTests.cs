using System.Text.Json;

namespace NotebookNet.Tests;

/// <summary>Folds, without chance row by row those of scikit-learn (tests/goldens/make_folds.py), with chance by what must hold of them.</summary>
public class SplitterTests
{
    private static readonly JsonElement[] Golden =
        [.. JsonDocument.Parse(File.ReadAllText(Repository.File("tests", "goldens", "folds.json"))).RootElement.EnumerateArray()];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Golden.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Folds_are_scikit_learns(int index)
    {
        var golden = Golden[index];
        var options = golden.GetProperty("options");
        int? Option(string name) => options.TryGetProperty(name, out var value) ? value.GetInt32() : null;
        var folds = Option("folds")!.Value;
        Splitter splitter = golden.GetProperty("kind").GetString() switch
        {
            "kfold" => new KFold(folds, shuffle: false),
            "stratified" => new StratifiedKFold(folds, shuffle: false),
            _ => new TimeSeriesSplit(folds, Option("testSize"), Option("gap") ?? 0, Option("maxTrainSize")),
        };
        var count = golden.GetProperty("count").GetInt32();
        var labels = golden.GetProperty("labels") is { ValueKind: JsonValueKind.Array } list ? Numbers(list) : new int[count];
        var data = new Dataset(Tensor.Zeros(count, 1), labels, classNames: ["a", "b", "c", "d"]);
        var expected = golden.GetProperty("folds").EnumerateArray().ToArray();
        var actual = splitter.Split(data);
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(Numbers(expected[i].GetProperty("train")), actual[i].Train);
            Assert.Equal(Numbers(expected[i].GetProperty("test")), actual[i].Test);
        }
    }

    public static TheoryData<string> Shuffled => ["KFold", "StratifiedKFold", "RepeatedKFold", "RepeatedKFold stratified"];

    [Theory]
    [MemberData(nameof(Shuffled))]
    public void Each_sample_is_tested_once_a_repetition_and_never_trained_on_then(string name)
    {
        var iris = Datasets.Iris();
        var (splitter, repeats) = Create(name);
        var folds = splitter.Split(iris, seed: 3);
        Assert.Equal(4 * repeats, folds.Count);
        foreach (var repetition in folds.Chunk(4))
        {
            Assert.Equal(Enumerable.Range(0, 150), repetition.SelectMany(fold => fold.Test).Order());
            Assert.All(repetition, fold => Assert.Equal(Enumerable.Range(0, 150), fold.Train.Concat(fold.Test).Order()));
            Assert.Equal([38, 38, 37, 37], repetition.Select(fold => fold.Test.Count).OrderDescending());
        }
    }

    [Theory]
    [MemberData(nameof(Shuffled))]
    public void A_seed_fixes_the_folds_and_another_changes_them(string name)
    {
        var iris = Datasets.Iris();
        var splitter = Create(name).Splitter;
        Assert.Equal(splitter.Split(iris, 3).Select(fold => fold.Test), splitter.Split(iris, 3).Select(fold => fold.Test));
        Assert.NotEqual(splitter.Split(iris, 3)[0].Test, splitter.Split(iris, 4)[0].Test);
    }

    [Fact]
    public void Repetitions_differ_from_each_other()
    {
        var folds = new RepeatedKFold(2, repeats: 3).Split(Datasets.Iris(), seed: 1);
        Assert.NotEqual(folds[0].Test, folds[2].Test);
        Assert.NotEqual(folds[2].Test, folds[4].Test);
    }

    [Fact]
    public void Stratified_folds_have_equal_shares_of_the_classes()
    {
        var iris = Datasets.Iris();
        Assert.All(new StratifiedKFold(5).Split(iris, seed: 8), fold => Assert.Equal([10, 10, 10], fold.Of(iris).Test.ClassCounts()));

        // 100 classes of 2 samples, and one of 3 for three folds.
        var many = new Dataset(Tensor.Zeros(203, 1), Enumerable.Range(0, 200).Select(i => i / 2).Concat([100, 100, 100]).ToArray(), classNames: [.. Enumerable.Range(0, 101).Select(i => $"c{i}")]);
        var folds = new StratifiedKFold(3).Split(many, seed: 1);
        Assert.All(folds, fold => Assert.InRange(fold.Test.Count, 67, 68));
        Assert.All(folds, fold => Assert.Equal(1, fold.Of(many).Test.ClassCounts()[100]));
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { "one fold", "at least 2 folds" },
        { "more folds than samples", "10 folds need at least 10 samples; the data set has 4" },
        { "classes smaller than folds", "the largest has 2" },
        { "numbers instead of classes", "For numbers take KFold" },
        { "a series too short", "needs at least" },
        { "a gap too long", "a smaller gap" },
        { "no repetition", "at least 1" },
        { "a negative gap", "gap" },
        { "no test", "at least 1" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistakes_are_explained(string name, string fragment)
    {
        var four = Networks.Xor;
        var numbers = new Dataset(Tensor.Zeros(4, 1), new[] { 0.1f, 0.2f, 0.3f, 0.4f });
        var error = Assert.ThrowsAny<ArgumentException>(() => name switch
        {
            "one fold" => new KFold(1).Split(four),
            "more folds than samples" => new KFold(10).Split(four),
            "classes smaller than folds" => new StratifiedKFold(3).Split(four),
            "numbers instead of classes" => new StratifiedKFold(2).Split(numbers),
            "a series too short" => new TimeSeriesSplit(5).Split(four),
            "a gap too long" => new TimeSeriesSplit(2, gap: 3).Split(four),
            "no repetition" => new RepeatedKFold(2, 0).Split(four),
            "a negative gap" => new TimeSeriesSplit(2, gap: -1).Split(four),
            _ => new TimeSeriesSplit(2, testSize: 0).Split(four),
        });
        Assert.Contains(fragment, error.Message, StringComparison.Ordinal);
    }

    private static (Splitter Splitter, int Repeats) Create(string name) => name switch
    {
        "KFold" => (new KFold(4), 1),
        "StratifiedKFold" => (new StratifiedKFold(4), 1),
        "RepeatedKFold" => (new RepeatedKFold(4, 3), 3),
        _ => (new RepeatedKFold(4, 2, stratified: true), 2),
    };

    private static int[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetInt32())];
}
