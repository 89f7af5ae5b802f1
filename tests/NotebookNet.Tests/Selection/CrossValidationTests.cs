namespace NotebookNet.Tests;

/// <summary>Cross-validation, comparison and learning curve: numbers, determinism, stopping, mistakes.</summary>
public class CrossValidationTests
{
    private static readonly Dataset Iris = Datasets.Iris();

    [Fact]
    public void A_fold_is_a_training_on_its_part_and_an_evaluation_on_the_rest()
    {
        var result = CrossValidation.Run(() => Networks.Classifier(), Iris, new KFold(3), epochs: 4, batchSize: 20, seed: 11);
        var folds = new KFold(3).Split(Iris, 11);
        for (var i = 0; i < 3; i++)
        {
            var (train, test) = folds[i].Of(Iris);
            var model = Networks.Classifier();
            var history = model.Fit(train, epochs: 4, batchSize: 20, seed: 11 + i, progress: false);
            Assert.Equal(history["loss"], result.Folds[i].History["loss"]);
            Assert.Equal(model.Evaluate(test)["accuracy"], result["accuracy"][i]);
            Assert.Equal(model.Weights(), result.Folds[i].Model.Weights());
            Assert.Equal((i + 1, 100, 50), (result.Folds[i].Number, result.Folds[i].TrainCount, result.Folds[i].TestCount));
        }
    }

    [Fact]
    public void Folds_side_by_side_give_the_bits_of_one_after_the_other()
    {
        CrossValidationResult Run(bool parallel, int threads)
        {
            using var limit = Workers.Limit(threads);
            return CrossValidation.Run(
                () => Model.Input(4).Dense(16, Activation.ReLU).BatchNormalization().Dropout(0.2).Dense(3, Activation.Softmax)
                    .Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy),
                Iris, epochs: 3, seed: 5, parallel: parallel);
        }

        var expected = Run(false, 1);
        foreach (var other in new[] { Run(false, 2), Run(true, 2), Run(true, 4), Run(true, 1) })
        {
            Assert.Equal(expected["loss"], other["loss"]);
            Assert.Equal(expected.Folds.Select(fold => fold.Model.Weights()), other.Folds.Select(fold => fold.Model.Weights()));
        }
    }

    [Fact]
    public void Mean_and_deviation_are_numpys()
    {
        var result = CrossValidation.Run(() => Networks.Classifier(), Iris, epochs: 3, seed: 2);
        var scores = result["loss"];
        Assert.Equal(5, scores.Count);
        Assert.Equal(scores.Sum() / 5, result.Mean("loss"), 1e-12);
        Assert.Equal(Math.Sqrt(scores.Sum(s => Math.Pow(s - (scores.Sum() / 5), 2)) / 5), result.StandardDeviation("loss"), 1e-12);

        // numpy.std([0.9, 0.95, 1.0, 0.8]) = 0.07395099728874521
        Assert.Equal(0.07395099728874521, ScoreStatistics.Deviation([0.9, 0.95, 1.0, 0.8]), 1e-15);
        Assert.Equal(0, ScoreStatistics.Deviation([3]));
    }

    [Fact]
    public void Classes_are_cut_stratified_and_numbers_are_not()
    {
        Assert.IsType<StratifiedKFold>(CrossValidation.Run(() => Networks.Classifier(), Iris, seed: 1).Splitter);
        var numbers = new Dataset(Tensor.RandomNormal([20, 1], seed: 1), Tensor.RandomNormal([20, 1], seed: 2));
        Assert.IsType<KFold>(CrossValidation.Run(() => Networks.Line(), numbers, seed: 1).Splitter);
    }

    [Fact]
    public void Each_fold_has_callbacks_of_its_own()
    {
        var result = CrossValidation.Run(
            () => Networks.Classifier(new Adam(0.1)), Iris, epochs: 60, seed: 1, validationSplit: 0.2, callbacks: () => [new EarlyStopping(patience: 2)]);
        Assert.All(result.Folds, fold => Assert.Contains("val_loss", fold.History.Keys));
        Assert.Contains(result.Folds, fold => fold.History.Outcome == TrainingOutcome.StoppedEarly);
        var shared = new EarlyStopping("loss");
        Assert.Throws<InvalidOperationException>(() =>
        {
            using var limit = Workers.Limit(2);
            CrossValidation.Run(() => Networks.Classifier(), Iris, epochs: 200, seed: 1, callbacks: () => [shared, new LambdaCallback(onTrainBegin: _ => Thread.Sleep(300))]);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Stopping_keeps_the_folds_that_are_complete(bool parallel)
    {
        using var limit = Workers.Limit(2);
        using var source = new CancellationTokenSource();
        var begun = 0;
        var result = CrossValidation.Run(
            () => Networks.Classifier(), Iris, new KFold(6), epochs: 2, seed: 1, parallel: parallel, cancellation: source.Token,
            callbacks: () => [new LambdaCallback(onTrainBegin: _ =>
            {
                if (Interlocked.Increment(ref begun) == 4)
                {
                    source.Cancel();
                }
            })]);
        Assert.InRange(result.Folds.Count, 2, 3);
        Assert.Equal(6, result.PlannedFolds);
        Assert.Contains($"stopped after {result.Folds.Count} of 6 folds", result.ToString(), StringComparison.Ordinal);
        Assert.Contains("<svg", result.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Stopping_before_the_first_fold_gives_an_empty_result_that_draws_itself()
    {
        var cancelled = new CancellationToken(canceled: true);
        var result = CrossValidation.Run(() => Networks.Classifier(), Iris, seed: 1, cancellation: cancelled);
        Assert.Empty(result.Folds);
        Assert.Contains("<svg", result.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("no complete fold", Assert.Throws<ArgumentException>(() => result.Mean("accuracy")).Message, StringComparison.Ordinal);
        var curve = LearningCurve.Run(() => Networks.Classifier(), Iris, seed: 1, cancellation: cancelled);
        Assert.Empty(curve.Sizes);
        Assert.Contains("<svg", curve.ToHtml(), StringComparison.Ordinal);
        var comparison = CrossValidation.Compare([("a", () => Networks.Classifier())], Iris, seed: 1, cancellation: cancelled);
        Assert.Contains("<svg", comparison.ToHtml(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_first_fold_that_fails_is_the_error(bool parallel)
    {
        using var limit = Workers.Limit(2);
        var begun = 0;
        var error = Assert.Throws<TimeZoneNotFoundException>(() => CrossValidation.Run(
            () => Networks.Classifier(), Iris, epochs: 2, seed: 1, parallel: parallel,
            callbacks: () => [new LambdaCallback(onEpochEnd: _ => throw new TimeZoneNotFoundException($"{Interlocked.Increment(ref begun)}"))]));
        Assert.NotNull(error);
    }

    [Fact]
    public void Progress_is_shown_where_the_host_is_live()
    {
        var shown = new List<string?>();
        NotebookNet.Hosting.NotebookHost.Connect("lines", first =>
        {
            shown.Add(first.ToString());
            return next => shown.Add(next.ToString());
        });
        try
        {
            CrossValidation.Run(() => Networks.Classifier(), Iris, new KFold(3), seed: 1, parallel: false);
            CrossValidation.Run(() => Networks.Classifier(), Iris, new KFold(3), seed: 1, parallel: false, progress: false);
        }
        finally
        {
            NotebookNet.Hosting.NotebookHost.Use(null);
        }

        Assert.Equal(["Cross-validation: 1 of 3 trainings", "Cross-validation: 2 of 3 trainings", "Cross-validation: 3 of 3 trainings"], shown);
    }

    [Fact]
    public void Candidates_are_compared_on_the_same_folds()
    {
        var comparison = CrossValidation.Compare(
            [("slow", () => Networks.Classifier(new Adam(1e-5))), ("fast", () => Networks.Classifier(new Adam(0.03)))], Iris, epochs: 10, seed: 4);
        var alone = CrossValidation.Run(() => Networks.Classifier(new Adam(0.03)), Iris, epochs: 10, seed: 4);
        Assert.Equal(alone["accuracy"], comparison["fast"]["accuracy"]);
        Assert.Equal("fast", comparison.Best().Name);
        Assert.Equal("fast", comparison.Best("loss").Name);
        Assert.Contains("fast", comparison.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => comparison["other"]);
    }

    [Fact]
    public void A_learning_curve_trains_on_growing_parts_that_lie_in_each_other()
    {
        var curve = LearningCurve.Run(() => Networks.Classifier(new Adam(0.03)), Iris, sizes: [0.1, 0.5, 1, 0.5], epochs: 5, seed: 4);
        Assert.Equal([12, 60, 120], curve.Sizes);
        Assert.All(curve.Test("accuracy"), scores => Assert.Equal(5, scores.Count));
        Assert.True(curve.Test("loss")[2].Average() < curve.Test("loss")[0].Average());
        var again = LearningCurve.Run(() => Networks.Classifier(new Adam(0.03)), Iris, sizes: [0.1, 0.5, 1], epochs: 5, seed: 4, parallel: false);
        Assert.Equal(curve.Test("loss"), again.Test("loss"));
        Assert.Equal(curve.Train("loss"), again.Train("loss"));
        Assert.Throws<ArgumentException>(() => curve.Test("f1"));
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { "not compiled", "must give a compiled model" },
        { "the same model twice", "shares layer 'dense'" },
        { "nothing", "null instead of a model" },
        { "no candidate", "no candidate" },
        { "the same name twice", "called 'a'" },
        { "no name", "candidates" },
        { "no epoch", "epochs" },
        { "no batch", "batchSize" },
        { "a split of one", "validationSplit" },
        { "no size", "at least one size" },
        { "a size above one", "above 0 and up to 1; got 1.5" },
        { "a size that is no number", "above 0 and up to 1; got NaN" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistakes_are_explained(string name, string fragment)
    {
        var same = Networks.Classifier();
        Func<Model> build = () => Networks.Classifier();
        var error = Assert.ThrowsAny<ArgumentException>(() => (object)(name switch
        {
            "not compiled" => CrossValidation.Run(() => Model.Input(4).Dense(3), Iris),
            "the same model twice" => CrossValidation.Run(() => same, Iris),
            "nothing" => CrossValidation.Run(() => null!, Iris),
            "no candidate" => CrossValidation.Compare([], Iris),
            "the same name twice" => CrossValidation.Compare([("a", build), ("a", build)], Iris),
            "no name" => CrossValidation.Compare([(" ", build)], Iris),
            "no epoch" => CrossValidation.Run(build, Iris, epochs: 0),
            "no batch" => CrossValidation.Run(build, Iris, batchSize: 0),
            "a split of one" => CrossValidation.Run(build, Iris, validationSplit: 1),
            "no size" => LearningCurve.Run(build, Iris, sizes: []),
            "a size above one" => LearningCurve.Run(build, Iris, sizes: [0.5, 1.5]),
            _ => LearningCurve.Run(build, Iris, sizes: [double.NaN]),
        }));
        Assert.Contains(fragment, error.Message, StringComparison.Ordinal);
    }
}
