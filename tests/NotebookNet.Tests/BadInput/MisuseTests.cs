namespace NotebookNet.Tests;

/// <summary>A mistake is answered with what was expected, what came, where, and what usually helps.</summary>
public class MisuseTests
{
    public static TheoryData<string> Names => [.. MisuseCases.All.Select(misuse => misuse.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_is_explained(string name)
    {
        var misuse = MisuseCases.All.Single(candidate => candidate.Name == name);
        var message = misuse.Message();
        foreach (var fragment in misuse.Fragments)
        {
            Assert.Contains(fragment, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_refused_training_leaves_the_model_as_it_was()
    {
        var model = Networks.Classifier().Initialize(3);
        var before = model.Weights();
        Assert.Throws<ShapeException>(() => model.Fit(Networks.Xor));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Fit(Datasets.Iris(), epochs: 0));
        Assert.Throws<DataException>(() => model.Fit(MisuseCases.WithValue(float.NaN)));
        Assert.Equal(before, model.Weights());
    }
}
