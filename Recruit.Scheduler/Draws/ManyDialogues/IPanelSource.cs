namespace Recruit.Scheduler.Draws.ManyDialogues;

/// <summary>Makes one panel after the other, so that on average everyone has the seats that he or she should expect.</summary>
internal interface IPanelSource
{
    /// <summary>The next panel, as counts per cell; null when none was found.</summary>
    int[]? Next();
}
