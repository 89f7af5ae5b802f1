using NotebookNet.Tool.Cli;

return await CommandLine.RunAsync(args);
