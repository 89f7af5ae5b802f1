using NotebookNet.Tool.Cli;
using NotebookNet.Tool.Isolation;

return args is [Worker.Argument, var pipe] ? await Worker.RunAsync(pipe) : await CommandLine.RunAsync(args);
