namespace NotebookNet.Tests;

/// <summary>Preprocessing that belongs to a model: nothing leaks, and it is applied everywhere.</summary>
public class ModelPreprocessingTests
{
    // Training rows 0 and 2 (mean 1); what follows would move the mean far away.
    private static readonly Dataset Data = new(new[,] { { 0.0 }, { 2 }, { 1000 }, { 3000 } }, new[] { 0, 1, 1, 1 }, ["size"], ["no", "yes"]);

    [Fact]
    public void Fit_learns_from_exactly_what_it_trains_on()
    {
        var model = Classifier();
        model.Fit(Data, validationSplit: 0.5, seed: 1, progress: false);
        Assert.Equal([1.0], Scaler(model).Mean);

        model = Classifier();
        model.Fit(Data[..2], validation: Data[2..], seed: 1, progress: false);
        Assert.Equal([1.0], Scaler(model).Mean);
    }

    [Fact]
    public void A_model_with_preprocessing_is_the_model_on_preprocessed_data()
    {
        var (train, test) = Datasets.Iris().Split(test: 0.2, seed: 42);
        var scaler = StandardScaler.Fit(train);
        var (by, own) = (Iris().Preprocess(new StandardScaler()), Iris());
        var history = by.Fit(train, epochs: 3, validation: test, seed: 1, progress: false);
        var expected = own.Fit(scaler.Transform(train), epochs: 3, validation: scaler.Transform(test), seed: 1, progress: false);
        Assert.Equal(expected["loss"], history["loss"]);
        Assert.Equal(expected["val_loss"], history["val_loss"]);
        Assert.Equal(own.Evaluate(scaler.Transform(test)).Loss, by.Evaluate(test).Loss);
        Assert.Equal(own.Predict(scaler.Transform(test)).ToArray(), by.Predict(test).ToArray());
        Assert.Equal(own.Predict(scaler.Transform(test.Features)).ToArray(), by.Predict(test.Features).ToArray());
        Assert.Equal(own.Diagram(scaler.Transform(test.Features[0, ..])).ToHtml(), by.Diagram(test.Features[0, ..]).ToHtml());
        Assert.Equal(own.DecisionRegions(test, 2, 3, scaler.Transform).ToHtml(), by.DecisionRegions(test, 2, 3).ToHtml());
    }

    [Fact]
    public void A_training_that_is_continued_keeps_what_was_learned_until_steps_are_attached_again()
    {
        var model = Classifier();
        model.Fit(Data[..2], seed: 1, progress: false);
        var learned = model.Preprocessing;
        model.Fit(Data, seed: 1, progress: false);
        Assert.Same(learned, model.Preprocessing);
        model.Preprocess(new StandardScaler()).Fit(Data, seed: 1, progress: false);
        Assert.Equal([1000.5], Scaler(model).Mean);
    }

    [Fact]
    public void Preprocessing_may_change_the_number_of_features_and_fill_holes()
    {
        var (train, test) = Datasets.Iris().Split(test: 0.2, seed: 42);
        var withHole = train.WithFeatures(Tensor.From([float.NaN, .. train.Features.ToArray()[1..]], train.Count, 4));
        var model = Model.Input(2).Dense(3, Activation.Softmax).Compile(new Adam(0.05), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy)
            .Preprocess(new SimpleImputer(), new StandardScaler(), new PCA(2));
        model.Fit(withHole, epochs: 30, seed: 1, progress: false);
        Assert.InRange(model.Evaluate(test).Accuracy, 0.8, 1);
        Assert.Equal([3], model.Predict(test).Shape.WithoutFirst());
        Assert.Equal("PC2", model.Preprocessing!.Transform(withHole.WithFeatures(withHole.Features, withHole.FeatureNames!)).FeatureNames![1]);
    }

    [Fact]
    public void Data_that_cannot_be_trained_on_teach_nothing()
    {
        var model = Classifier();
        Assert.Throws<ShapeException>(() => model.Fit(Networks.Xor, progress: false));
        Assert.False(model.Preprocessing!.IsFitted);
        model.Fit(Data[..2], seed: 1, progress: false);
        Assert.Equal([1.0], Scaler(model).Mean);
    }

    [Fact]
    public void Before_Fit_the_message_says_that_Fit_learns()
    {
        var message = Assert.Throws<InvalidOperationException>(() => Classifier().Predict(Data)).Message;
        Assert.Contains("learns in Fit", message, StringComparison.Ordinal);
    }

    [Fact]
    public void None_takes_it_away_and_a_longer_chain_does_not_take_it_along()
    {
        var model = Classifier();
        Assert.Null(model.Dense(2).Preprocessing);
        Assert.NotNull(model.Preprocessing);
        Assert.Null(model.Preprocess().Preprocessing);
    }

    [Fact]
    public void A_pipeline_is_attached_as_it_is_and_works_after_a_journey_through_text()
    {
        var (train, test) = Datasets.Iris().Split(test: 0.2, seed: 42);
        var model = Iris().Preprocess(new Pipeline(new StandardScaler(), new MinMaxScaler()));
        model.Fit(train, epochs: 2, seed: 1, progress: false);
        Assert.Equal(2, model.Preprocessing!.Steps.Count);
        var expected = model.Predict(test).ToArray();
        model.Preprocess(Pipeline.FromJson(model.Preprocessing.ToJson()));
        Assert.Equal(expected, model.Predict(test).ToArray());
    }

    private static Model Classifier() => Model.Input(1).Dense(2, Activation.Softmax)
        .Compile(new SGD(0.01), Loss.SparseCategoricalCrossEntropy).Preprocess(new StandardScaler());

    private static Model Iris() => Model.Input(4).Dense(3, Activation.Softmax).Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);

    private static StandardScaler Scaler(Model model) => Assert.IsType<StandardScaler>(Assert.Single(model.Preprocessing!.Steps));
}
