namespace Recruit.Web.Terminal;

/// <summary>What is wrong in a file or option, where, and what to do about it.</summary>
public sealed record FileFault(string File, int? Line, string? Column, string Problem, string Remedy)
{
    public override string ToString()
    {
        var line = Line is null ? "" : $", line {Line}";
        var column = Column is null ? "" : $", column {Column}";
        return $"{File}{line}{column}: {Problem}. {Remedy}";
    }
}
