namespace Recruit.Web.Terminal;

/// <summary>Writes a file that a command was asked for.</summary>
public static class OutputFile
{
    /// <summary>Writes it, or ends the command with a message: the disk is full, or the file is not ours to write.</summary>
    public static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFault(ExitCode.WrongInput,
                $"{path} cannot be written: {fault.Message.TrimEnd('.')}. Make room or give another place, and run this again.");
        }
    }
}
