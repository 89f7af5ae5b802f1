using NotebookNet.Tool.Execution;
namespace NotebookNet.Tool.Page;
internal static class NotebookPage
{
    public static string Create(NotebookResult result) => result.Notebook.Path;
}
