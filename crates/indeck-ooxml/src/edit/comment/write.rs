//! New comments and replies.

use super::{COMMENT_REL, COMMENTS, COMMENTS_TYPE, P188};
use crate::edit::Presentation;
use crate::edit::extension;
use crate::edit::guid::guid;
use crate::edit::shape::ShapeRef;
use crate::error::Error;
use crate::opc::Target;
use crate::part::paragraph;
use crate::xml::{Document, Node, XmlWriter, ns};

/// A comment or a reply to be made.
///
/// ```
/// use indeck_ooxml::NewComment;
/// let comment = NewComment::new("Ada Lovelace", "2024-05-01T09:30:00.000", "Which source?");
/// assert_eq!(comment.initials, "AL");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewComment {
    /// The name of its author.
    pub author: String,
    /// The author's initials.
    pub initials: String,
    /// When it is made: `2024-05-01T09:30:00.000`, in universal time.
    pub created: String,
    /// Its text, a line for each paragraph.
    pub text: String,
    /// The shape that it is about; `None` for the whole slide, and for replies.
    pub shape: Option<ShapeRef>,
}

impl NewComment {
    /// A comment on the whole slide; initials are those of the author's name.
    pub fn new(author: &str, created: &str, text: &str) -> Self {
        let initials = author.split_whitespace().filter_map(|word| word.chars().next());
        Self {
            author: author.to_owned(),
            initials: initials.collect(),
            created: created.to_owned(),
            text: text.to_owned(),
            shape: None,
        }
    }

    /// The same about a shape.
    #[must_use]
    pub fn about(mut self, shape: ShapeRef) -> Self {
        self.shape = Some(shape);
        self
    }
}

impl Presentation {
    /// Adds a comment to a slide and returns its id. Same deck, same comment, same id.
    ///
    /// ```
    /// use indeck_ooxml::{Limits, NewComment, Presentation, model::deck::ResolvedSlide};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// deck.add_slide(ResolvedSlide { layout: "Title Slide".into(), ..Default::default() })?;
    /// let asks = NewComment::new("Ada", "2024-05-01T09:30:00.000", "Which source?");
    /// let id = deck.add_comment(0, &asks)?;
    /// deck.reply(0, &id, &NewComment::new("Bob", "2024-05-01T10:00:00.000", "Eurostat."))?;
    /// assert_eq!(deck.comments(0)?[0].replies[0].text, "Eurostat.");
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], [`Error::NoSuchShape`], [`Error::InvalidValue`] for a time that is
    /// none, and those of damaged parts.
    pub fn add_comment(&mut self, slide: usize, comment: &NewComment) -> Result<String, Error> {
        check_time(&comment.created)?;
        let anchor = self.comment_anchor(slide, comment.shape)?;
        let author = self.comment_author(&comment.author, &comment.initials)?;
        let part = self.comments_part(slide)?;
        self.edit(&part, |document, patch| {
            let id = new_id(document, comment);
            let markup = markup("cm", &id, &author, comment, &anchor);
            // Extensions of the list come last.
            let list = document.root();
            match list.child(P188, "extLst") {
                Some(last) => patch.insert_before(last, &markup),
                None => patch.append(list, &markup),
            }
            Ok(id)
        })
    }

    /// Answers a comment of a slide and returns the answer's id.
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], [`Error::NoSuchComment`], [`Error::InvalidValue`] for a time that
    /// is none, and those of damaged parts.
    pub fn reply(&mut self, slide: usize, to: &str, reply: &NewComment) -> Result<String, Error> {
        check_time(&reply.created)?;
        let part = self.part_of_comment(slide, to)?;
        let author = self.comment_author(&reply.author, &reply.initials)?;
        self.edit(&part, |document, patch| {
            let missing = || Error::NoSuchComment { slide, id: to.to_owned() };
            let thread = thread(document, to).ok_or_else(missing)?;
            let id = new_id(document, reply);
            let markup = markup("reply", &id, &author, reply, "");
            let list = format!("<p188:replyLst xmlns:p188=\"{P188}\">{markup}</p188:replyLst>");
            let text = thread.child(P188, "txBody").or_else(|| thread.child(P188, "extLst"));
            match (thread.child(P188, "replyLst"), text) {
                (Some(replies), _) => patch.append(replies, &markup),
                (None, Some(text)) => patch.insert_before(text, &list),
                (None, None) => patch.append(thread, &list),
            }
            Ok(id)
        })
    }

    /// The part of a slide's modern comments, which is added where there is none.
    fn comments_part(&mut self, slide: usize) -> Result<String, Error> {
        let slide = self.slide_part(slide)?;
        let relationships = self.relationships(&slide)?;
        let known = relationships.iter().find(|r| r.kind == COMMENTS).and_then(|r| r.part());
        if let Some(known) = known.filter(|part| self.store.contains(part)) {
            return Ok(known.to_owned());
        }
        let mut w = XmlWriter::part();
        w.open("p188:cmLst").attr("xmlns:a", ns::A).attr("xmlns:r", ns::R);
        w.attr("xmlns:p188", P188).close();
        let part = self.add_part("ppt/comments/modernComment", "xml", COMMENTS_TYPE, w.finish());
        let id = self.relate(&slide, COMMENTS, Target::Part(part.clone()))?;
        self.edit(&slide, |document, patch| {
            let markup = format!(
                "<p:ext uri=\"{COMMENT_REL}\"><p188:commentRel xmlns:p188=\"{P188}\" \
                 r:id=\"{id}\"/></p:ext>"
            );
            extension::set(document.root(), "p", COMMENT_REL, Some(&markup), patch);
            Ok(())
        })?;
        Ok(part)
    }
}

/// The thread of that id.
pub(super) fn thread<'a>(document: &'a Document, id: &str) -> Option<Node<'a>> {
    let mut threads = document.root().children().filter(|node| node.is(P188, "cm"));
    threads.find(|node| node.attr("id").as_deref() == Some(id))
}

/// An id that no comment of the part has.
fn new_id(document: &Document, comment: &NewComment) -> String {
    let NewComment { author, created, text, .. } = comment;
    let taken = |id: &str| {
        document.root().all_descendants().any(|node| node.attr("id").as_deref() == Some(id))
    };
    let mut id = guid(&[document.part(), author, created, text]);
    while taken(&id) {
        id = guid(&[&id]);
    }
    id
}

fn markup(name: &str, id: &str, author: &str, comment: &NewComment, anchor: &str) -> String {
    let text = comment.text.replace("\r\n", "\n").replace('\r', "\n");
    let line = |line: &str| format!("<a:p>{}</a:p>", paragraph::runs(line, ""));
    let paragraphs: String = text.split('\n').map(line).collect();
    let [author, created] = [author, &comment.created].map(crate::xml::escaped);
    format!(
        "<p188:{name} xmlns:p188=\"{P188}\" id=\"{id}\" authorId=\"{author}\" \
         created=\"{created}\">{anchor}<p188:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}\
         </p188:txBody></p188:{name}>"
    )
}

/// Source: XML Schema 2, 3.2.7 `dateTime`, as far as comments use it.
fn check_time(text: &str) -> Result<(), Error> {
    let (moment, rest) = text.split_at_checked(19).unwrap_or((text, ""));
    let shape = "dddd-dd-ddTdd:dd:dd";
    let fits = moment.len() == shape.len()
        && moment.bytes().zip(shape.bytes()).all(|(own, wanted)| match wanted {
            b'd' => own.is_ascii_digit(),
            wanted => own == wanted,
        });
    let rest = rest.strip_suffix('Z').unwrap_or(rest);
    let fraction = rest.strip_prefix('.').map_or(rest.is_empty(), |digits| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    if fits && fraction {
        return Ok(());
    }
    let wanted = "a time, such as `2024-05-01T09:30:00.000`";
    Err(Error::InvalidValue { value: text.to_owned(), wanted })
}
