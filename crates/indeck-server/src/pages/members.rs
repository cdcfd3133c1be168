//! Members and invitations.

use indeck_platform::access::{Role, Verb};
use indeck_platform::accounts::{InvitationInfo, Member};
use indeck_platform::id::UserId;

use super::form::{Fields, Sent, unknown_action};
use super::rows;
use super::shell::{self, Around};
use super::show::{Shown, at_password, errors, go, page, page_with};
use crate::api::members::role;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{Choice, InvitationRow, MemberRow, Members};

/// `GET /organisation/members`.
pub(crate) async fn show(around: Around) -> Shown {
    let view = draw(&around.signed, &Fields::default()).await?;
    page(&Members { shell: around.shell, ..view })
}

async fn draw(signed: &Signed, typed: &Fields) -> Result<Members, Problem> {
    let caller = &signed.caller;
    let members = caller.members().await?;
    let may_edit = caller.could(Verb::MemberUpdate);
    let invitations = match caller.could(Verb::MemberInvite) {
        true => caller.invitations().await?,
        false => Vec::new(),
    };
    let chosen = typed.text("role");
    let successor = |member: &Member| Choice {
        value: member.id.to_string(),
        label: member.name.clone(),
        detail: member.role.word().to_owned(),
        selected: member.you,
    };
    Ok(Members {
        resettable: resettable(signed, &members, &typed.text("member")),
        successors: members.iter().map(successor).collect(),
        items: members.into_iter().map(|member| row(member, may_edit)).collect(),
        invitations: invitations.into_iter().map(invitation).collect(),
        email: typed.text("email"),
        roles: roles(Role::parse(&chosen).unwrap_or(Role::Author)),
        may_edit,
        ..Members::default()
    })
}

/// Who can be given a link for a new password: everybody else.
fn resettable(signed: &Signed, members: &[Member], chosen: &str) -> Vec<Choice> {
    if !signed.caller.could(Verb::MemberReset) {
        return Vec::new();
    }
    let choice = |member: &Member| Choice {
        value: member.id.to_string(),
        label: member.name.clone(),
        detail: member.email.clone(),
        selected: member.id.to_string() == chosen,
    };
    members.iter().filter(|member| !member.you).map(choice).collect()
}

fn roles(chosen: Role) -> Vec<Choice> {
    let choice = |role: Role| Choice {
        value: role.word().to_owned(),
        label: role.word().to_owned(),
        detail: meaning(role).to_owned(),
        selected: role == chosen,
    };
    Role::ALL.into_iter().map(choice).collect()
}

fn meaning(role: Role) -> &'static str {
    match role {
        Role::Owner => "Everything",
        Role::Admin => "Members, settings and all content",
        Role::Author => "Brings data in, writes reports and runs them",
        Role::Viewer => "Sees reports and downloads decks",
        Role::Auditor => "Sees the audit log and settings, no content",
    }
}

fn row(member: Member, may_edit: bool) -> MemberRow {
    MemberRow {
        id: member.id.to_string(),
        name: member.name,
        email: member.email,
        role: member.role.word().to_owned(),
        roles: if may_edit && !member.you { roles(member.role) } else { Vec::new() },
        second_factor: member.second_factor,
        seen: member.last_sign_in.map(rows::when),
        you: member.you,
    }
}

fn invitation(info: InvitationInfo) -> InvitationRow {
    InvitationRow {
        id: info.id.to_string(),
        email: info.email,
        role: info.role.word().to_owned(),
        by: info.by_name,
        expires: rows::when(info.expires),
    }
}

/// What was done: where to go, or what is to be told of it once.
enum Done {
    To(&'static str),
    Told(Box<Members>),
}

/// `POST /organisation/members`.
pub(crate) async fn act(sent: Sent) -> Shown {
    let (signed, fields) = (&sent.signed, &sent.fields);
    match change(signed, fields).await {
        Ok(Done::To(to)) => go(to),
        Ok(Done::Told(told)) => {
            let view = draw(signed, &Fields::default()).await?;
            let shell = shell::of(signed).await?;
            page(&Members {
                shell,
                fresh_link: told.fresh_link,
                fresh_for: told.fresh_for,
                receipt: told.receipt,
                reset_link: told.reset_link,
                reset_for: told.reset_for,
                reset_expires: told.reset_expires,
                ..view
            })
        }
        Err(problem) => {
            let (status, errors) = errors(at_password(problem, "password"))?;
            let view = draw(signed, fields).await?;
            page_with(status, &Members { shell: shell::of(signed).await?, errors, ..view })
        }
    }
}

async fn change(signed: &Signed, fields: &Fields) -> Result<Done, Problem> {
    let caller = &signed.caller;
    match fields.text("action").as_str() {
        "role" => {
            caller.change_role(member(fields, "id")?, role(&fields.text("role"))?, None).await?;
            Ok(Done::To("/organisation/members?done=role"))
        }
        "off-board" => {
            let successor = match fields.text("successor").as_str() {
                "" => None,
                _ => Some(member(fields, "successor")?),
            };
            let receipt = caller.remove_member(member(fields, "id")?, successor).await?;
            Ok(Done::Told(Box::new(Members { receipt: Some(receipt.text), ..Members::default() })))
        }
        "invite" => {
            let (role, fresh_for) = (role(&fields.text("role"))?, fields.text("email"));
            let fresh_link = Some(caller.invite(&fresh_for, role).await?.1);
            Ok(Done::Told(Box::new(Members { fresh_link, fresh_for, ..Members::default() })))
        }
        "withdraw" => {
            let id = fields.text("id").parse().map_err(|_| Problem::not_found())?;
            caller.withdraw_invitation(id).await?;
            Ok(Done::To("/organisation/members?done=withdrawn"))
        }
        "reset" => Ok(Done::Told(Box::new(reset(signed, fields).await?))),
        _ => Err(unknown_action()),
    }
}

/// A link by which a member sets a new password.
async fn reset(signed: &Signed, fields: &Fields) -> Result<Members, Problem> {
    let (id, caller) = (member(fields, "member")?, &signed.caller);
    let (password, lost) = (fields.text("password"), fields.ticked("lost"));
    let made = caller.make_reset_link(id, &password, lost).await?;
    Ok(Members {
        reset_link: Some(made.link),
        reset_for: rows::Names::of(caller, [id]).await?.name(id),
        reset_expires: rows::when(made.expires),
        ..Members::default()
    })
}

fn member(fields: &Fields, name: &'static str) -> Result<UserId, Problem> {
    fields.text(name).parse().map_err(|_| Problem::of_field(name, "is no member"))
}
