namespace Recruit.Web.Layout;

/// <summary>Whether every page says that this is a trial with made-up people.</summary>
public sealed record DemoNotice(bool Shown);
