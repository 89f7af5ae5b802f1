#:package NotebookNet@*
#:property PublishAot=false

// A file-based app: `dotnet run iris.cs` restores the package and runs this. The console shows text where a notebook
// would draw pictures. PublishAot=false spares the download of the native compiler, which `dotnet run` does not need.
using NotebookNet;

var (train, test) = Datasets.Iris().Split(test: 0.2, seed: 42);
var scaler = StandardScaler.Fit(train);

var model = Model.Input(4)
    .Dense(10, Activation.ReLU)
    .Dense(3, Activation.Softmax)
    .Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
Console.WriteLine(model);

var history = model.Fit(scaler.Transform(train), epochs: 100, batchSize: 16, validation: scaler.Transform(test), seed: 42);
Console.WriteLine(history);

var result = model.Evaluate(scaler.Transform(test));
Console.WriteLine(result);
Console.WriteLine(result.ConfusionMatrix);

// The pictures: each opens as a page in the browser, or says where its page is when there is no desktop.
model.Show();
history.Show();
