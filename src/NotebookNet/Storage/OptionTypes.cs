namespace NotebookNet;

/// <summary>
/// The types a model file may name. A file chooses from this list and from nothing else: it can never make the program create other
/// objects.
/// </summary>
internal sealed class OptionTypes
{
    private static readonly Type[] Own =
    [
        typeof(ActivationLayer), typeof(AveragePool1D), typeof(AveragePool2D), typeof(BatchNormalization), typeof(Bidirectional), typeof(Conv1D),
        typeof(Conv2D), typeof(Conv2DTranspose), typeof(Dense), typeof(DepthwiseConv2D), typeof(Dropout), typeof(Embedding), typeof(Flatten),
        typeof(GRU), typeof(GaussianNoise), typeof(GlobalAveragePool1D), typeof(GlobalAveragePool2D), typeof(GlobalMaxPool1D),
        typeof(GlobalMaxPool2D), typeof(LSTM), typeof(LayerNormalization), typeof(MaxPool1D), typeof(MaxPool2D), typeof(MultiHeadAttention),
        typeof(PositionalEmbedding), typeof(Reshape), typeof(SimpleRNN), typeof(TimeDistributed), typeof(TransformerEncoder), typeof(UpSampling2D),
        typeof(RandomFlip), typeof(RandomRotation), typeof(RandomTranslation), typeof(RandomZoom),
        typeof(Add), typeof(Average), typeof(Concatenate), typeof(Multiply),
        typeof(ELU), typeof(GELU), typeof(LeakyReLU), typeof(Linear), typeof(LogSoftmax), typeof(ReLU), typeof(SELU), typeof(SiLU), typeof(Sigmoid),
        typeof(Softmax), typeof(Softplus), typeof(Tanh),
        typeof(Constant), typeof(Identity), typeof(Ones), typeof(Orthogonal), typeof(RandomNormal), typeof(RandomUniform), typeof(TruncatedNormal),
        typeof(VarianceScaling), typeof(Zeros),
        typeof(L1), typeof(L1L2), typeof(L2),
        typeof(MaxNorm), typeof(NonNegative), typeof(UnitNorm),
        typeof(AdaGrad), typeof(Adadelta), typeof(Adam), typeof(AdamW), typeof(Adamax), typeof(Lion), typeof(Momentum), typeof(Nadam),
        typeof(RMSprop), typeof(SGD),
        typeof(CosineDecay), typeof(CosineDecayRestarts), typeof(ExponentialDecay), typeof(InverseTimeDecay), typeof(OneCycle),
        typeof(PiecewiseConstant), typeof(PolynomialDecay),
        typeof(BinaryCrossEntropy), typeof(CategoricalCrossEntropy), typeof(CategoricalHinge), typeof(CosineSimilarity), typeof(Hinge),
        typeof(Huber), typeof(KLDivergence), typeof(LogCosh), typeof(MeanAbsoluteError), typeof(MeanSquaredError),
        typeof(SparseCategoricalCrossEntropy), typeof(SquaredHinge),
        typeof(AUC), typeof(Accuracy), typeof(BinaryAccuracy), typeof(CategoricalAccuracy), typeof(CosineMetric), typeof(ErrorMetric),
        typeof(F1Score), typeof(LogLoss), typeof(Precision), typeof(R2Score), typeof(Recall), typeof(SparseCategoricalAccuracy), typeof(TopKAccuracy),
    ];

    /// <summary>What can be described in a file: everything else is a plain value.</summary>
    private static readonly Type[] Kinds =
        [typeof(Layer), typeof(Activation), typeof(Initializer), typeof(Regularizer), typeof(Constraint), typeof(Optimizer), typeof(Schedule), typeof(Loss), typeof(Metric)];

    private readonly Dictionary<string, Type> _byName;

    /// <summary>Our own types, and those of the user who opens the file.</summary>
    /// <exception cref="ArgumentException">A type cannot be described in a file, or its name is taken.</exception>
    public OptionTypes(IReadOnlyList<Type> custom)
    {
        _byName = Own.ToDictionary(type => type.Name, StringComparer.Ordinal);
        foreach (var type in custom)
        {
            if (type is null || type.IsAbstract || !IsOption(type))
            {
                throw new ArgumentException(
                    $"'{type?.Name ?? "null"}' is no layer, activation, initializer, regularizer, constraint, loss, metric or schedule that can be made.", nameof(custom));
            }

            if (!_byName.TryAdd(type.Name, type) && _byName[type.Name] != type)
            {
                throw new ArgumentException($"There already is a type named '{type.Name}'; give yours another name.", nameof(custom));
            }
        }
    }

    /// <summary>Whether values of a type are described by their options.</summary>
    public static bool IsOption(Type type) => Kinds.Any(kind => kind.IsAssignableFrom(type));

    /// <summary>The type of a name where a certain kind is needed; null when there is none.</summary>
    public Type? Find(string name, Type kind) => _byName.TryGetValue(name, out var type) && kind.IsAssignableFrom(type) ? type : null;
}
