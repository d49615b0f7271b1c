using Recruit.Web.Terminal;

namespace Recruit.Web.Commands;

/// <summary>A file that was named on the command line.</summary>
internal static class InputFile
{
    /// <summary>Its bytes, or a sentence that names it when it cannot be read.</summary>
    public static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFault(ExitCode.WrongInput, $"{path} cannot be read: {fault.Message}");
        }
    }
}
