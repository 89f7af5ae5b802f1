namespace NotebookNet.Tests;

/// <summary>A training step allocates nothing: two runs that differ only in their number of steps allocate the same.</summary>
public class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_step_allocates_nothing_after_the_first(int threads)
    {
        using var limit = Workers.Limit(threads);
        long Bytes(int steps) => Allocated(steps, model: Networks.Classifier(), data: Networks.RandomClasses(64 * steps, 4, 3), batch: 64);
        Bytes(5);
        Assert.Equal(0, BytesPerStep(Bytes, few: 10, many: 1010));
    }

    [Fact]
    public void A_step_of_kernels_that_are_cut_for_several_threads_allocates_nothing()
    {
        using var limit = Workers.Limit(2);
        var data = Networks.RandomClasses(64 * 110, 128, 10);
        long Bytes(int steps) => Allocated(
            steps,
            Model.Input(128).Dense(256, Activation.Tanh).Dense(10, Activation.Softmax)
                .Compile(new SGD(0.01, momentum: 0.9), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy),
            data[..(64 * steps)],
            batch: 64);
        Bytes(5);
        Assert.Equal(0, BytesPerStep(Bytes, few: 10, many: 110));
    }

    [Fact]
    public void Losses_and_activations_of_all_kinds_allocate_nothing_per_step()
    {
        var features = Tensor.RandomNormal([400, 3], seed: 1);
        var numbers = new Dataset(features, Tensor.RandomNormal([400, 2], seed: 2));
        var shares = new Dataset(features, Tensor.RandomUniform([400, 2], seed: 3));
        (Model Model, Dataset Data)[] cases =
        [
            (Model.Input(3).Dense(4, Activation.LeakyReLU).Dense(2).Compile(new SGD(0.01, 0.5, true), Loss.MeanSquaredError, Metric.MeanAbsoluteError), numbers),
            (Model.Input(3).Dense(4, Activation.Sigmoid).Dense(2, Activation.Sigmoid).Compile(new SGD(), Loss.BinaryCrossEntropy, Metric.Accuracy), shares),
            (Model.Input(3).Dense(4, Activation.ReLU).Dense(2, Activation.Softmax).Compile(new Adam(), Loss.CategoricalCrossEntropy, Metric.Accuracy), shares),
            (Model.Input(3).Dense(2, Activation.Sigmoid, useBias: false).Compile(new Adam(), Loss.CategoricalCrossEntropy), shares),
            (Model.Input(3).Dense(4, Activation.ELU).Dense(2).Compile(new Nadam(), Loss.Huber, Metric.RootMeanSquaredError), numbers),
            (Model.Input(3).Dense(4, Activation.SELU).Dense(2).Compile(new RMSprop(), Loss.LogCosh, Metric.R2Score), numbers),
            (Model.Input(3).Dense(4, Activation.GELU).Dense(2).Compile(new Lion(), Loss.CosineSimilarity, Metric.CosineSimilarity), numbers),
            (Model.Input(3).Dense(4, Activation.SiLU).Dense(2).Compile(new Adadelta(), Loss.MeanAbsoluteError), numbers),
            (Model.Input(3).Dense(4, Activation.Softplus).Dense(2, Activation.Softmax).Compile(new AdaGrad(), Loss.KLDivergence), shares),
            (Model.Input(3).Dense(2, Activation.Tanh).Compile(new Adamax(), Loss.Hinge), shares),
            (Model.Input(3).Dense(2, Activation.LogSoftmax).Compile(new AdamW(), Loss.SquaredHinge), shares),
            (Model.Input(3).Dense(2).Compile(new Momentum(), Loss.CategoricalHinge, Metric.CategoricalAccuracy), shares),
            (Model.Input(3).Dense(2).Compile(new SGD(), new CategoricalCrossEntropy(fromLogits: true, labelSmoothing: 0.1)), shares),
            (Model.Input(3).Dense(2).Compile(new SGD(), new BinaryCrossEntropy(fromLogits: true, labelSmoothing: 0.1)), shares),
            (Model.Input(3).Dense(3, kernelRegularizer: new L1L2(0.1, 0.1), activityRegularizer: new L2(0.1), kernelConstraint: new MaxNorm(), biasConstraint: new NonNegative())
                .Dense(2, biasRegularizer: new L1(0.1), kernelConstraint: new UnitNorm()).Compile(new SGD(), Loss.MeanSquaredError), numbers),
        ];
        foreach (var (model, data) in cases)
        {
            long Bytes(int steps) => Allocated(steps, model, data[..(2 * steps)], batch: 2);
            Bytes(5);
            Assert.Equal(0, BytesPerStep(Bytes, few: 10, many: 200));
        }
    }

    /// <summary>
    /// The difference between many and few steps. The runtime itself now and then allocates on the side (a method is compiled
    /// anew, a thread waits for the first time), so the smallest of a few differences counts, in whole bytes per step: the
    /// smallest object has 24.
    /// </summary>
    private static long BytesPerStep(Func<int, long> bytes, int few, int many)
    {
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 5 && least != 0; attempt++)
        {
            least = Math.Min(least, Math.Abs(bytes(many) - bytes(few)));
        }

        return least / (many - few);
    }

    private static long Allocated(int steps, Model model, Dataset data, int batch)
    {
        Assert.Equal(steps * batch, data.Count);

        // The data's own order array grows with the number of samples; it is made before the first step.
        var orderArrays = data.Count * sizeof(int);
        var before = GC.GetAllocatedBytesForCurrentThread();
        model.Fit(data, epochs: 1, batchSize: batch, seed: 1, progress: false);
        return GC.GetAllocatedBytesForCurrentThread() - before - orderArrays;
    }
}
