namespace NotebookNet.Tests;

/// <summary>Taking data sets apart, putting them together, and making them.</summary>
public class DatasetTests
{
    private static readonly Dataset Five = new(
        new[,] { { 0f, 10 }, { 1, 11 }, { 2, 12 }, { 3, 13 }, { 4, 14 } }, new[] { 0, 1, 0, 1, 1 }, ["a", "b"], ["no", "yes"], "Five");

    private enum Kind
    {
        Cat,
        Dog,
    }

    [Fact]
    public void Take_Skip_and_Batch_cut_in_order()
    {
        Assert.Equal([0f, 1], Column(Five.Take(2)));
        Assert.Equal([2f, 3, 4], Column(Five.Skip(2)));
        Assert.Equal(5, Five.Take(99).Count);
        Assert.Equal(0, Five.Skip(99).Count);
        Assert.Equal([2, 2, 1], Five.Batch(2).Select(batch => batch.Count));
        Assert.Equal([0f, 1, 2, 3, 4], Five.Batch(2).SelectMany(Column));
        Assert.Equal([2, 2], Five.Batch(2, dropRemainder: true).Select(batch => batch.Count));
        Assert.Equal([5], Five.Batch(int.MaxValue).Select(batch => batch.Count));
        Assert.Empty(Five[..0].Batch(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Five.Batch(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Five.Take(-1));
    }

    [Fact]
    public void Filter_keeps_names_and_weights()
    {
        var kept = Five.WithSampleWeights(new float[] { 1, 2, 3, 4, 5 }).Filter((x, y) => y.ToScalar() == 1 && x[0] > 1);
        Assert.Equal([3f, 4], Column(kept));
        Assert.Equal([4f, 5], kept.SampleWeights!.ToArray());
        Assert.Equal(["no", "yes"], kept.ClassNames);
        Assert.Equal(0, Five.Filter((_, _) => false).Count);
    }

    [Fact]
    public void Map_computes_features_or_features_and_labels()
    {
        var sums = Five.Map(x => x.Sum().Reshape(1));
        Assert.Equal([10f, 12, 14, 16, 18], sums.Features.ToArray());
        Assert.Null(sums.FeatureNames);
        Assert.Equal(["a", "b"], Five.Map(x => x * 2).FeatureNames);
        var swapped = Five.Map((x, y) => (x, 1 - y));
        Assert.Equal([1f, 0, 1, 0, 0], swapped.Labels.ToArray());
        Assert.Equal(["no", "yes"], swapped.ClassNames);
        Assert.Null(Five.Map((x, y) => (x, y * 0.5f)).ClassNames);
        Assert.Equal([0, 2], Five[..0].Map(x => x * 2).Features.Shape);
        var message = Assert.Throws<ShapeException>(() => Five.Map(x => x[0] > 1 ? x : x[..1])).Message;
        Assert.Contains("sample 0 has (1), sample 2 has (2)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Concatenate_puts_parts_together_again()
    {
        var again = Five[..2].Concatenate(Five[2..]);
        Assert.Equal(Five.Features.ToArray(), again.Features.ToArray());
        Assert.Equal(Five.Labels.ToArray(), again.Labels.ToArray());
        Assert.Contains("(2) with labels of ()", Assert.Throws<ShapeException>(() => Five.Concatenate(Datasets.Iris())).Message, StringComparison.Ordinal);
        Assert.Contains("sample weights", Assert.Throws<ShapeException>(() => Five.Concatenate(Five.WithSampleWeights(Tensor.Ones(5)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_inputs_survive_choosing_and_shuffling()
    {
        var two = new Dataset([Five.Features, Five.Features * 2], [Five.Labels]).Shuffle(seed: 3).Skip(1).Take(3);
        Assert.Equal(2, two.AllFeatures.Count);
        Assert.Equal((two.AllFeatures[0] * 2).ToArray(), two.AllFeatures[1].ToArray());
        Assert.Equal(two.AllFeatures[0][.., 0].ToArray().Select(x => x is 1 or 3 or 4 ? 1f : 0), two.Labels.ToArray());
    }

    [Fact]
    public void Labels_names_and_features_can_be_exchanged()
    {
        Assert.Equal("Other", Five.WithName("Other").Name);
        Assert.Equal(["c", "d"], Five.WithFeatures(Five.Features * 2, ["c", "d"]).FeatureNames);
        Assert.Equal([5f, 4, 3, 2, 1], Five.WithLabels(new float[] { 5, 4, 3, 2, 1 }).Labels.ToArray());
        Assert.Null(Five.WithLabels(Five.Labels).ClassNames);
        Assert.Contains("Label 1 of sample 1", Assert.Throws<DataException>(() => Five.WithLabels(Five.Labels, ["only"])).Message, StringComparison.Ordinal);
        Assert.Contains("3 feature names", Assert.Throws<DataException>(() => Five.WithFeatures(Five.Features, ["a", "b", "c"])).Message, StringComparison.Ordinal);
        Assert.Throws<DataException>(() => Five.WithLabels(Tensor.Zeros(4)));
    }

    [Fact]
    public void A_split_in_order_takes_the_end()
    {
        var (train, test) = Five.Split(test: 0.4, shuffle: false);
        Assert.Equal([0f, 1, 2], Column(train));
        Assert.Equal([3f, 4], Column(test));
        Assert.Throws<ArgumentException>(() => Five.Split(test: 0.4, stratify: true, shuffle: false));
    }

    [Fact]
    public void Objects_become_samples()
    {
        var items = new[] { (X: 1, Y: 2.5, Name: "b"), (X: 3, Y: 4.5, Name: "a"), (X: 5, Y: 6.5, Name: "b") };
        var byName = Dataset.From(items, item => [item.X, item.Y], item => item.Name, ["x", "y"], "Items");
        Assert.Equal([1f, 2.5f, 3, 4.5f, 5, 6.5f], byName.Features.ToArray());
        Assert.Equal([1f, 0, 1], byName.Labels.ToArray());
        Assert.Equal(["a", "b"], byName.ClassNames);
        Assert.Equal(["x", "y"], byName.FeatureNames);
        Assert.Equal([2.5f, 4.5f, 6.5f], Dataset.From(items, item => [item.X], item => item.Y).Labels.ToArray());
        Assert.Equal([1f, 3, 5], Dataset.From(items, item => [item.X], item => item.X).Labels.ToArray());
        var flags = Dataset.From(items, item => [item.X], item => item.X > 2);
        Assert.Equal([0f, 1, 1], flags.Labels.ToArray());
        Assert.Equal(["false", "true"], flags.ClassNames);
        var kinds = Dataset.From(items, item => [item.X], item => item.X == 3 ? Kind.Dog : Kind.Cat);
        Assert.Equal([0f, 1, 0], kinds.Labels.ToArray());
        Assert.Equal(["Cat", "Dog"], kinds.ClassNames);
    }

    [Fact]
    public void Objects_that_do_not_fit_are_told()
    {
        int[] items = [1, 2];
        Assert.Contains("at least one object", Message(() => Dataset.From(Array.Empty<int>(), item => [item], item => item)), StringComparison.Ordinal);
        Assert.Contains("Sample 1 has 2 features, sample 0 has 1", Message(() => Dataset.From(items, item => new double[item], item => item)), StringComparison.Ordinal);
        Assert.Contains("label of sample 1 is null", Message(() => Dataset.From(items, item => [item], item => item == 1 ? "a" : null)), StringComparison.Ordinal);
        Assert.Contains("is a DateTime", Message(() => Dataset.From(items, item => [item], item => DateTime.UnixEpoch)), StringComparison.Ordinal);
        Assert.Contains("Sample 0 has no features", Message(() => Dataset.From(items, _ => null!, item => item)), StringComparison.Ordinal);
        Assert.Contains("is no value of Kind", Message(() => Dataset.From(items, item => [item], item => (Kind)9)), StringComparison.Ordinal);
        Assert.Contains("Row 1 is null", Message(() => Dataset.From([[1f], null!], Tensor.Zeros(2))), StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Dataset.From([[1f], [1, 2]], Tensor.Zeros(2)));
        Assert.Equal([2, 2], Dataset.From([[1f, 2], [3, 4]], Tensor.Zeros(2)).Features.Shape);
    }

    [Fact]
    public void Windows_hold_the_past_and_their_labels_the_future()
    {
        var series = Tensor.Range(8);
        var next = Dataset.FromSeries(series, length: 3);
        Assert.Equal([5, 3, 1], next.Features.Shape);
        Assert.Equal([0f, 1, 2, 1, 2, 3], next.Features.ToArray()[..6]);
        Assert.Equal([3f, 4, 5, 6, 7], next.Labels.ToArray());
        var later = Dataset.FromSeries(series, length: 2, horizon: 3, stride: 2);
        Assert.Equal([0f, 1, 2, 3], later.Features.ToArray());
        Assert.Equal([4f, 6], later.Labels.ToArray());
        Assert.Equal(1, Dataset.FromSeries(series, length: 7).Count);
        Assert.Contains("need at least 9 steps; the series has 8", Message(() => Dataset.FromSeries(series, length: 8)), StringComparison.Ordinal);
        Assert.Throws<DataException>(() => Dataset.FromSeries(series, int.MaxValue, int.MaxValue));
    }

    [Fact]
    public void Windows_over_several_numbers_forecast_all_or_one()
    {
        Tensor series = new[,] { { 0f, 10 }, { 1, 11 }, { 2, 12 }, { 3, 13 } };
        var all = Dataset.FromSeries(series, length: 2);
        Assert.Equal([2, 2, 2], all.Features.Shape);
        Assert.Equal([2f, 12, 3, 13], all.Labels.ToArray());
        Assert.Equal([2, 2], all.Labels.Shape);
        Assert.Equal([12f, 13], Dataset.FromSeries(series, length: 2, target: 1).Labels.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromSeries(series, length: 2, target: 2));
        Assert.Throws<ShapeException>(() => Dataset.FromSeries(Tensor.Ones(2, 2, 2), length: 1));
    }

    // The examples of Keras' documentation of pad_sequences, and its options.
    [Fact]
    public void Sequences_are_filled_and_cut_where_Keras_does()
    {
        int[][] sequences = [[1], [2, 3], [4, 5, 6]];
        Assert.Equal([0f, 0, 1, 0, 2, 3, 4, 5, 6], NotebookNet.Sequences.Pad(sequences).ToArray());
        Assert.Equal([-1f, -1, 1, -1, 2, 3, 4, 5, 6], NotebookNet.Sequences.Pad(sequences, value: -1).ToArray());
        Assert.Equal([1f, 0, 0, 2, 3, 0, 4, 5, 6], NotebookNet.Sequences.Pad(sequences, padding: SequenceSide.End).ToArray());
        Assert.Equal([0f, 1, 2, 3, 5, 6], NotebookNet.Sequences.Pad(sequences, length: 2).ToArray());
        Assert.Equal([0f, 1, 2, 3, 4, 5], NotebookNet.Sequences.Pad(sequences, length: 2, truncating: SequenceSide.End).ToArray());
        Assert.Equal([0.5f, 0], NotebookNet.Sequences.Pad([[0.5f, 0]]).ToArray());
        Assert.Equal([0, 0], NotebookNet.Sequences.Pad(Array.Empty<int[]>()).Shape);
        Assert.Equal([2, 1], NotebookNet.Sequences.Pad([[], new[] { 7 }]).Shape);
        Assert.Throws<ArgumentOutOfRangeException>(() => NotebookNet.Sequences.Pad(sequences, length: 0));
        Assert.Throws<DataException>(() => NotebookNet.Sequences.Pad(new int[][] { null! }));
    }

    private static float[] Column(Dataset data) => data.Features[.., 0].ToArray();

    private static string Message(Action action) => Assert.Throws<DataException>(action).Message;
}
