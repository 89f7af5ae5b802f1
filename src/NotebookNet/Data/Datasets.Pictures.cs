using NotebookNet.Downloads;
using NotebookNet.Hosting;

namespace NotebookNet;

/// <content>Large sets of pictures, which are found on this machine or downloaded.</content>
public static partial class Datasets
{
    // Of the unpacked files; in the order training pictures, training labels, test pictures, test labels.
    private static readonly RemoteSet MnistFiles = new(
        "MNIST", "mnist",
        Files(
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        [new("https://ossci-datasets.s3.amazonaws.com/mnist/"), new("https://storage.googleapis.com/cvdf-datasets/mnist/")]);

    private static readonly RemoteSet FashionMnistFiles = new(
        "Fashion-MNIST", "fashion-mnist",
        Files(
            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
        [
            new("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
            new("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
        ]);

    private static readonly TimeSpan PatienceWithServers = TimeSpan.FromSeconds(30);

    /// <summary>
    /// MNIST: 70,000 handwritten digits of 28 × 28 pixels, 60,000 to train with and 10,000 to test (Y. LeCun, C. Cortes,
    /// C. Burges; CC BY-SA 3.0).
    /// </summary>
    /// <remarks>
    /// <para>
    /// The files are taken from the first place that has all four: <paramref name="path"/>; the folder in the environment variable
    /// <c>NOTEBOOKNET_DATA</c>; a folder <c>data/mnist</c> in the current folder or above it; <c>/usr/share/datasets/mnist</c>; the
    /// cache of earlier downloads. When there is none they are downloaded once (11 MB) and checked by their SHA-256.
    /// </para>
    /// <para>
    /// Shapes: features (N, 28, 28, 1) from 0 (paper) to 1 (ink), as convolutions take them; <c>Flatten</c> makes rows of 784 of
    /// them. Keras' <c>mnist.load_data</c> gives (N, 28, 28) from 0 to 255. The pictures stay on the disk until they are needed,
    /// and then take 47 MB.
    /// </para>
    /// </remarks>
    /// <param name="path">The folder that has the four files, plain or with <c>.gz</c>; null to search.</param>
    /// <param name="progress">Told how far a download is; when null the running cell shows it.</param>
    /// <param name="cancellation">Stops a download; the stop button of the notebook does too.</param>
    /// <returns>Training and test data; label 0 is the digit 0.</returns>
    /// <exception cref="DataException">The files are nowhere, or not whole; the message says what was tried and what helps.</exception>
    /// <exception cref="OperationCanceledException">A download was stopped.</exception>
    /// <example><code>
    /// var (train, test) = Datasets.Mnist();
    /// var model = Model.Input(28, 28, 1).Flatten().Dense(128, Activation.ReLU).Dense(10, Activation.Softmax);
    /// </code></example>
    public static (Dataset Train, Dataset Test) Mnist(
        string? path = null, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        Pictures(MnistFiles, DigitNames(), path, progress, cancellation);

    /// <summary>
    /// Fashion-MNIST: 70,000 pictures of clothes of 28 × 28 pixels in ten classes, made to be exchanged for MNIST and harder than
    /// it (H. Xiao, K. Rasul, R. Vollgraf, 2017; MIT licence).
    /// </summary>
    /// <remarks>
    /// The files are searched for as those of <see cref="Mnist"/>, in folders called <c>fashion-mnist</c>; a download takes 31 MB.
    /// Debian has them as the package <c>dataset-fashion-mnist</c>. Shapes: features (N, 28, 28, 1) from 0 to 1. Keras:
    /// <c>fashion_mnist.load_data</c>.
    /// </remarks>
    /// <param name="path">The folder that has the four files, plain or with <c>.gz</c>; null to search.</param>
    /// <param name="progress">Told how far a download is; when null the running cell shows it.</param>
    /// <param name="cancellation">Stops a download; the stop button of the notebook does too.</param>
    /// <returns>Training and test data.</returns>
    /// <exception cref="DataException">The files are nowhere, or not whole; the message says what was tried and what helps.</exception>
    /// <exception cref="OperationCanceledException">A download was stopped.</exception>
    public static (Dataset Train, Dataset Test) FashionMnist(
        string? path = null, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        Pictures(
            FashionMnistFiles,
            ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
            path, progress, cancellation);

    private static RemoteFile[] Files(string trainingPictures, string trainingLabels, string testPictures, string testLabels) =>
    [
        new("train-images-idx3-ubyte", 16 + (60_000 * 784), trainingPictures),
        new("train-labels-idx1-ubyte", 8 + 60_000, trainingLabels),
        new("t10k-images-idx3-ubyte", 16 + (10_000 * 784), testPictures),
        new("t10k-labels-idx1-ubyte", 8 + 10_000, testLabels),
    ];

    private static (Dataset Train, Dataset Test) Pictures(
        RemoteSet set, string[] classNames, string? path, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var display = progress is null ? new DownloadDisplay(set.Title, NotebookHost.Current) : null;
        using var request = StopRequest.Listen();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, request.Token);
        var files = new DataSearch(set, DataPlaces.OfThisProcess(), PatienceWithServers).Find(path, progress ?? display, stop.Token);
        display?.Finish();
        return (
            Dataset.FromIdx(files[0], files[1], classNames, set.Title),
            Dataset.FromIdx(files[2], files[3], classNames, set.Title + " (test part)"));
    }
}
