namespace Recruit.Web.Terminal;

/// <summary>Tells what is wrong in the files and options of a command, as many as one can read at once.</summary>
public static class FaultList
{
    private const int MostShown = 20;

    public static int Refuse(IReadOnlyList<FileFault> faults, TextWriter error)
    {
        foreach (var fault in faults.Take(MostShown)) error.WriteLine(fault);
        if (faults.Count > MostShown) error.WriteLine($"… and {faults.Count - MostShown} more.");
        return ExitCode.WrongInput;
    }
}
